extension Vocabulary {
  /// Networks that are more than a chain.
  static let branching: [CommandSpecification] = [
    CommandSpecification(
      .change(.from), topic: .building, summary: "let the next layer read another layer's output",
      usage: ["from NAME"],
      examples: [
        "input 1x8x8; conv 2 3x3 pad 1; relu; from input; conv 2 1x1; add relu1; net"
      ],
      discussion: [
        "A branch: the next layer reads what NAME made, or the network's `input`, and not the last "
          + "output. What two layers read gets its gradient from both: `NAME.out.grad` is the sum of "
          + "what all readers send back.",
        "Every branch has to end in an `add` or a `concat`: an output that nothing reads is an "
          + "error at `forward`.",
      ],
      parameters: [Parameter("source", .activation)], givesWay: true),
    CommandSpecification(
      .layer(.add), topic: .building,
      summary: "add outputs of equal shape: a shortcut, as in ResNet",
      usage: ["add NAME..."],
      examples: [
        "input 2x8x8; conv 2 3x3 pad 1; add input; relu",
        "input 4; dense 4; relu; dense 4; add relu1",
      ],
      discussion: [
        "The last output plus those named, number by number; `input` may be one of them. Backward "
          + "each of them gets all of the gradient that arrives: it is copied, not shared out. So a "
          + "shortcut hands the gradient past the layers that it skips."
      ],
      parameters: [Parameter("inputs", .activation, isRepeated: true)], givesWay: true),
    CommandSpecification(
      .layer(.concat), topic: .building,
      summary: "put channels behind one another, as in Inception and DenseNet",
      usage: ["concat NAME..."],
      examples: [
        "input 1x8x8; conv 2 3x3 pad 1; from input; conv 3 1x1; concat conv1; relu",
        "input 4; dense 3; concat input; dense 2",
      ],
      discussion: [
        "The channels of those named, in that order, and then those of the last output; features "
          + "where they are vectors. Rows and columns have to agree. Backward each of them gets its "
          + "own part of the gradient."
      ],
      parameters: [Parameter("inputs", .activation, isRepeated: true)], givesWay: true),
  ]
}
