/// The command `accumulate`.
package struct AccumulateCommand: CommandArguments {
  /// The kernel.
  package let kernel: Given<Expression>

  static let kernel = RequiredArgument<Expression>("kernel", .address)

  package init(_ call: CommandCall) throws(ArgumentError) {
    kernel = try call.read(Self.kernel)
  }

  static let specification = CommandSpecification(
    .view(.accumulate), topic: .seeing, traits: [.readsPass, .marksFrozen],
    summary: "a kernel's gradient growing pixel by pixel",
    usage: ["accumulate KERNEL"],
    examples: ["example sum; forward; backward; accumulate conv1.weight[0]"],
    discussion: [
      "Side by side at every output pixel: the window on the input, the upstream gradient there, "
        + "their product, and the running sum. The last sum is the stored gradient, to the bit.",
      "The kernel's own values never enter: its gradient is made of input and upstream alone.",
    ],
    arguments: AccumulateCommand.self, parameters: [kernel])
}
