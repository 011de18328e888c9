/// The command `show`.
package struct ShowCommand: CommandArguments {
  /// The tensor.
  package let address: Given<Expression>

  static let address = RequiredArgument<Expression>("address", .address)

  package init(_ call: CommandCall) throws(ArgumentError) {
    address = try call.read(Self.address)
  }

  static let specification = CommandSpecification(
    .view(.show), topic: .seeing, traits: [.readsPass, .marksFrozen],
    summary: "one tensor, as numbers and as heat",
    usage: ["show ADDRESS"],
    examples: ["example sum; show conv1.weight", "example sum; forward; show conv1.out[0]"],
    discussion: [
      "An address is a name with fields and indices and no space inside: input, conv1.weight, "
        + "conv1.out.grad[0, :, 1:3]. Positions count from 0, negative ones from the end. "
        + "`print` gives any expression exactly."
    ],
    arguments: ShowCommand.self, parameters: [address])
}
