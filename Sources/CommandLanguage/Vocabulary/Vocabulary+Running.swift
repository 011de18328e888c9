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
      .change(.mode), topic: .running, summary: "what batch norm and dropout do: train or eval",
      usage: ["mode train|eval [passes N]", "mode"],
      examples: [
        "input 4; dense 6; dropout; dense 3; mode eval", "example both; mode",
        "input 4; dense 6; dropout; dense 3; mode train passes 3",
      ],
      discussion: [
        "A new network begins in `train`, as in PyTorch: batch norm takes the batch's own mean and "
          + "variance and moves its running ones, dropout draws a mask. In `eval` batch norm takes the "
          + "running ones, and dropout lets everything through. `evaluate` takes eval by itself; "
          + "`train 5 steps` obeys the mode. Other layers do the same in both.",
        "`passes N` says how many passes in training there were, from which the next masks are drawn; "
          + "a saved file sets it. Alone it tells the mode.",
      ],
      parameters: [
        Parameter(
          "mode",
          .choice([
            .init("train", "by the batch itself; dropout draws"),
            .init("eval", "by what was kept; dropout passes all"),
          ]), isOptional: true)
      ],
      options: [
        OptionSpecification(
          "passes", .integer(atLeast: 0), "how many passes in training masks are drawn behind")
      ], givesWay: true),
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
