/// The command `nudge`.
package struct NudgeCommand: CommandArguments {
  /// What is moved.
  package let address: Given<Expression>
  /// How far.
  package let size: Given<Expression>

  static let address = RequiredArgument<Expression>("address", .address)
  static let size = RequiredArgument<Expression>("by", .expression, keywords: ["by"])

  package init(_ call: CommandCall) throws(ArgumentError) {
    address = try call.read(Self.address)
    size = try call.read(Self.size)
  }

  static let specification = CommandSpecification(
    .view(.nudge), topic: .seeing, traits: [.readsPass, .marksFrozen],
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
    arguments: NudgeCommand.self, parameters: [address, size])
}
