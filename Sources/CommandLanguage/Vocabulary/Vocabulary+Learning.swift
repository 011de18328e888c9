extension Vocabulary {
  /// Samples, training, freezing.
  static let learning: [CommandSpecification] = samples + training + freezing + lookingBack

  private static let training: [CommandSpecification] = [
    CommandSpecification(
      .change(.train), topic: .learning, summary: "forward, backward, update, again and again",
      usage: ["train N step|steps|epoch|epochs [batch B]"],
      examples: [
        "example both; train 3 steps", "example xor; optimizer sgd lr 0.5; train 500 steps",
        "input 8x8; conv 4 3x3; relu; dense 4; loss cross-entropy; data edges; train 2 epochs",
      ],
      discussion: [
        "Each step takes a batch through `forward` and `backward` and makes one `update`: kernels "
          + "and dense weights change together, each from its old value. Data, where they are "
          + "loaded, come in an order shuffled by the seed, 32 samples a step unless `batch` says "
          + "otherwise; an epoch is as many steps as see each sample once. Without data every "
          + "step takes the present input.",
        "It stops before the first step whose loss or gradients are not finite, keeps the steps "
          + "before it, and names a smaller rate to try.",
        "Ctrl-C stops between two steps and keeps those that were made; `undo` takes all of them "
          + "back. Values afterwards are those of the last step, before its update. `curves` and "
          + "`filmstrip` look back on it.",
      ],
      parameters: [
        Parameter("count", .integer(atLeast: 1)),
        Parameter(
          "unit",
          .choice([
            .init("steps", "as many updates"), .init("epochs", "each sample as many times"),
            .init("step", "one update"), .init("epoch", "each sample once"),
          ])),
      ], options: [OptionSpecification("batch", .integer(atLeast: 1), "samples a step (32)")]),
    CommandSpecification(
      .view(.evaluate), topic: .learning,
      summary: "how many of the held-back samples it gets right",
      usage: ["evaluate"],
      examples: [
        "input 2; dense 8; tanh; dense 2; loss cross-entropy; data rings; train 50 epochs; evaluate"
      ],
      discussion: [
        "Accuracy and mean loss on the fifth of the data that `train` never sees, which class was "
          + "taken for which, and the samples that were most wrong, drawn. Points stand on the "
          + "plane as the network sees it. Nothing is changed."
      ]),
    CommandSpecification(
      .change(.schedule), topic: .learning, summary: "let the learning rate go down over the steps",
      usage: [
        "schedule constant", "schedule step EVERY FACTOR", "schedule cosine N", "schedule",
      ],
      examples: ["schedule step 100 0.5", "schedule cosine 200", "schedule constant"],
      discussion: [
        "`step 100 0.5` halves the rate after every 100 steps. `cosine 200` lowers it to 0 over "
          + "200 steps, along half a cosine; after them it rises again, as PyTorch's does. Alone "
          + "it says what is set."
      ],
      parameters: [
        Parameter(
          "kind",
          .choice([
            .init("constant", "the same rate throughout"),
            .init("step", "times FACTOR after EVERY steps"),
            .init("cosine", "down to 0 over N steps"),
          ]), isOptional: true),
        Parameter("every", .integer(atLeast: 1), isOptional: true),
        Parameter("factor", .number, isOptional: true),
      ]),
  ]

  private static let freezing: [CommandSpecification] = [
    CommandSpecification(
      .change(.freeze), topic: .learning, summary: "hold weights still: no update changes them",
      usage: ["freeze [LAYER|ADDRESS|all]"],
      examples: [
        "example both; freeze conv1; forward; backward; update",
        "example cross; freeze dense1.weight[0:2]", "example cross; freeze all; unfreeze dense1",
      ],
      discussion: [
        "The gradient of a frozen weight is worked out and shown as before (PyTorch would have "
          + "none), and gradient flows through the layer to those below; only the update is not "
          + "made. `net` and `grads` say what is frozen.",
        "Freezing is not blocking: layers below a frozen one go on learning. Alone, `freeze` says "
          + "what is frozen.",
      ],
      parameters: [
        Parameter("what", .layerOrAddress([.init("all", "every layer")]), isOptional: true)
      ]),
    CommandSpecification(
      .change(.unfreeze), topic: .learning, summary: "let frozen weights learn again",
      usage: ["unfreeze [LAYER|ADDRESS|all]"],
      examples: ["example cross; freeze all; unfreeze dense1.bias"],
      parameters: [
        Parameter("what", .layerOrAddress([.init("all", "every layer")]), isOptional: true)
      ]),
  ]
}
