/// The command `receptive`.
package struct ReceptiveCommand: CommandArguments {
  /// The number.
  package let address: Given<Expression>

  static let address = RequiredArgument<Expression>("address", .address)

  package init(_ call: CommandCall) throws(ArgumentError) {
    address = try call.read(Self.address)
  }

  static let specification = CommandSpecification(
    .view(.receptive), topic: .seeing, traits: [.readsPass],
    summary: "what a number sees in the input, and what sees it",
    usage: ["receptive ADDRESS"],
    examples: [
      "example cross; receptive conv1.out[0,2,3]",
      "example cross; receptive conv1.weight[0,0,1,1]",
      "example cross; receptive input[0,3,3]",
    ],
    discussion: [
      "For an activation: the numbers of the input that it depends on, marked on the input, and "
        + "the numbers of every later layer that depend on it. For a kernel weight: which inputs "
        + "it is multiplied with over all positions, and the feature map it makes.",
      "A dilation, or a stride larger than the window, leaves gaps. The count is of what is really "
        + "read; the rows and columns are the smallest box around it.",
    ],
    arguments: ReceptiveCommand.self, parameters: [address])
}
