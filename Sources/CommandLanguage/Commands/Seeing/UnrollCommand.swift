/// The command `unroll`.
package struct UnrollCommand: CommandArguments {
  /// The layer.
  package let layer: Given<String>
  /// Where `grad` stands, which shows the gradient.
  package let gradient: SourceRange?

  static let layer = RequiredArgument<String>("layer", .layer)
  static let gradient = BareOption("grad", "its gradient: raw, masked, summed over ties")

  package init(_ call: CommandCall) throws(ArgumentError) {
    layer = try call.read(Self.layer)
    gradient = call.read(Self.gradient)
  }

  static let specification = CommandSpecification(
    .view(.unroll), topic: .seeing, traits: [.readsPass, .marksFrozen],
    summary: "a layer as the dense matrix that it is",
    usage: ["unroll LAYER [grad]"],
    examples: ["example sum; unroll conv1", "example sum; forward; backward; unroll conv1 grad"],
    discussion: [
      "A convolution is a dense layer in which most weights must be zero (the window's `·`) and "
        + "the others are tied: equal labels are one and the same weight.",
      "`grad` shows the gradient that the free dense layer would have, what the window masks, "
        + "and how the sum over tied entries gives the kernel's gradient. A weight that is zero "
        + "may well have a gradient: the constraint has to discard it.",
      "Followed by a bracket it is the function: `unroll(conv1) @ flatten(input)`.",
    ],
    arguments: UnrollCommand.self, parameters: [layer], options: [gradient])
}
