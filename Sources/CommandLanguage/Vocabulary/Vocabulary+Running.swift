extension Vocabulary {
  /// Forward and backward.
  static let running: [CommandSpecification] = [
    CommandSpecification(
      .change(.forward), topic: .running,
      summary: "run the input through every layer, up to the loss",
      usage: ["forward"], examples: ["example sum; forward; conv1.out"],
      discussion: [
        "Every layer computes its output from the output of the layer before. All of them stay "
          + "to be looked at: conv1.in, conv1.out, and so on. The loss is computed too where both "
          + "a loss and a target are set.",
        "After a change of a weight or the input the old values stay and are marked stale until "
          + "the next forward.",
      ], isForBeginners: true),
    CommandSpecification(
      .change(.backward), topic: .running, summary: "work out the gradient of everything",
      usage: ["backward [add] [with EXPR]"],
      examples: ["example sum; forward; backward; conv1.weight.grad"],
      discussion: [
        "Backpropagation goes through the layers from last to first. What arrives from above, "
          + "the upstream gradient, is turned by the chain rule into gradients of the layer's "
          + "weights and of its input; the latter is the next layer's upstream.",
        "Each backward starts from zero. PyTorch adds to what is there; `backward add` does that.",
        "`backward with EXPR` takes the gradient of the last layer's output from you, so that no "
          + "loss is needed: good for numbers that can be checked by hand.",
      ],
      options: [
        OptionSpecification("add", nil, "add to the gradients that are there"),
        OptionSpecification("with", .expression, "the gradient of the last layer's output"),
      ], isForBeginners: true),
    CommandSpecification(
      .change(.predict), topic: .running, summary: "commit to a guess, then see the value",
      usage: ["predict EXPR [as GUESS]"],
      examples: ["example sum; forward; backward; predict conv1.weight.grad[0,0,0,0] as positive"],
      discussion: [
        "A guess may be a number, a sign or a shape. On a terminal you are asked for it; a script "
          + "gives it behind `as`. A guess before the answer teaches more than the answer alone."
      ],
      parameters: [
        Parameter("value", .expression),
        Parameter("guess", .text, keywords: ["as"], isOptional: true),
      ]),
  ]
}
