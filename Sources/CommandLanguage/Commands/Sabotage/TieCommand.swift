/// The command `tie`.
package struct TieCommand: CommandArguments {
  /// The layer.
  package let layer: Given<String>

  static let layer = RequiredArgument<String>("layer", .layer)

  package init(_ call: CommandCall) throws(ArgumentError) {
    layer = try call.read(Self.layer)
  }

  static let specification = CommandSpecification(
    .change(.tie), topic: .seeing, traits: [.readsPass],
    summary: "make a relaxed layer a convolution again",
    usage: ["tie LAYER"],
    examples: ["example both; relax conv1 sharing; forward; backward; update; tie conv1"],
    discussion: [
      "Each weight becomes the mean of its copies; the view shows how far they had drifted from "
        + "it. What `relax LAYER locality` let grow outside the window is dropped.",
      "Each copy follows its own pixel's term alone. So over P positions the mean moves by a "
        + "P-th of what the shared weight would have, which follows the sum of all the terms.",
    ],
    arguments: TieCommand.self, parameters: [layer])
}
