/// The command `paths`.
package struct PathsCommand: CommandArguments {
  /// Where the paths begin.
  package let address: Given<Expression>
  /// How many are listed.
  package let count: Given<Int>?

  static let address = RequiredArgument<Expression>("address", .address)
  static let count = OptionalArgument<Int>("count", .integer(atLeast: 1))

  package init(_ call: CommandCall) throws(ArgumentError) {
    address = try call.read(Self.address)
    count = call.read(Self.count)
  }

  static let specification = CommandSpecification(
    .view(.paths), topic: .seeing, traits: [.readsPass, .marksFrozen],
    summary: "the largest chain-rule products from a number to the loss",
    usage: ["paths ADDRESS [N]"],
    examples: [
      "example cross; forward; backward; paths conv1.weight[0,0,1,1]",
      "example cross; forward; backward; paths input[0,3,3] 3",
    ],
    discussion: [
      "A gradient is the sum over all paths from the number to the loss; each path is a product "
        + "of one factor for each layer: an input, a weight, a gate, a share, and at the end the "
        + "loss's own gradient. The N largest products are listed (5 unless given), and how much "
        + "of the whole they make.",
      "Their sum may be more than the gradient: paths of different signs cancel.",
    ],
    arguments: PathsCommand.self, parameters: [address, count])
}
