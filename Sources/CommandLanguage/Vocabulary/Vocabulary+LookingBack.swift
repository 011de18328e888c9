extension Vocabulary {
  /// How a training went.
  static let lookingBack: [CommandSpecification] = [
    CommandSpecification(
      .view(.curves), topic: .learning, summary: "loss, accuracy and gradients from step to step",
      usage: ["curves [RUN]", "curves RUN RUN...", "curves moved [RUN]"],
      examples: [
        "example both; train 30 steps; curves", "example both; train 30 steps; curves moved",
        "example both; train 30 steps; seed 1; train 30 steps; curves 1 2",
      ],
      discussion: [
        "Each training is a run. `train` continues the latest run if weights and data have not "
          + "changed since; after `replace`, `seed`, other data or a new network it begins a new "
          + "one. The last six are kept. Several numbers draw those runs in one picture.",
        "Below the loss and the accuracy you see, for each layer, how long its gradient was (the "
          + "root of the sum of its squares) and how far its parameters moved. `moved` shows each "
          + "kernel and each row of dense weights by itself.",
      ],
      parameters: [
        Parameter(
          "view", .choice([.init("moved", "how far each kernel and dense weight went")]),
          isOptional: true),
        Parameter("run", .integer(atLeast: 1), isOptional: true, isRepeated: true),
      ]),
    CommandSpecification(
      .view(.filmstrip), topic: .learning, summary: "each kernel's picture over a training",
      usage: ["filmstrip LAYER|KERNEL"],
      examples: [
        "input 8x8; conv 4 3x3; relu; dense 4; loss cross-entropy; data edges; train 2 epochs; "
          + "filmstrip conv1", "example both; train 20 steps; filmstrip conv1.weight[0]",
      ],
      discussion: [
        "From its start to its end, and last the well-known filter that it is most like, if there "
          + "is one: Sobel's, the Laplacian, a blur. A dense layer that reads the picture itself "
          + "has a picture for each unit."
      ],
      parameters: [Parameter("kernel", .layerOrAddress([]))]),
  ]
}
