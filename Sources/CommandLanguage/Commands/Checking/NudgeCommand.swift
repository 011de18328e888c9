/// The command `nudge`.
enum NudgeCommand {
  static let specification = CommandSpecification(
    .view(.nudge), topic: .seeing,
    summary: "the loss that the gradient predicts, and the loss there is",
    usage: ["nudge ADDRESS by X"],
    examples: [
      "example cross; forward; backward; nudge conv1.weight[0,0,1,1] by 0.1",
      "example cross; forward; backward; nudge dense1.weight[0] by -0.5",
    ],
    discussion: [
      "The gradient is a straight line: it predicts a change of gradient * X. The network is run "
        + "with the number moved by X, X/2, X/4 ... and by -X. The difference falls with the "
        + "square of the nudge: it is the curvature that the gradient leaves out.",
      "An address of several numbers moves each of them by the same X. Nothing is changed: to "
        + "keep a change, assign it.",
    ],
    parameters: [
      Parameter("address", .address), Parameter("by", .expression, keywords: ["by"]),
    ])
}
