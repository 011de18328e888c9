/// The command `compare`.
package struct CompareCommand: CommandArguments {
  /// The one gradient.
  package let first: Given<Expression>
  /// The other.
  package let second: Given<Expression>

  static let first = RequiredArgument<Expression>("first", .address)
  static let second = RequiredArgument<Expression>("second", .address)

  package init(_ call: CommandCall) throws(ArgumentError) {
    first = try call.read(Self.first)
    second = try call.read(Self.second)
  }

  static let specification = CommandSpecification(
    .view(.compare), topic: .seeing, traits: [.readsPass, .marksFrozen],
    summary: "two gradients term by term, as a kernel's and a dense one's",
    usage: ["compare A B"],
    examples: [
      "input 1x4x4; conv 1 3x3; dense 2; loss squared-error; input = ramp; target = [1, 0]; "
        + "forward; backward; compare conv1.weight[0,0,0,0] dense1.weight[0,0]"
    ],
    discussion: [
      "Both are sums of upstream x input. The dense weight's has one term for each sample, the "
        + "kernel weight's one for each sample and position: that is the whole difference."
    ],
    arguments: CompareCommand.self, parameters: [first, second])
}
