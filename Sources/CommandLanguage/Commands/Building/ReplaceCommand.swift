/// The command `replace`.
package struct ReplaceCommand: CommandArguments {
  /// The layer whose place they take.
  package let old: Given<String>
  /// The new layers, in order.
  package let layers: [Given<CommandCall>]

  static let old = RequiredArgument<String>("old", .layer)
  static let layers = RepeatedArgument<CommandCall>("layer", .layerDefinition, keywords: ["with"])

  package init(_ call: CommandCall) throws(ArgumentError) {
    old = try call.read(Self.old)
    layers = call.read(Self.layers)
  }

  static let specification = CommandSpecification(
    .change(.replace), topic: .building, traits: [],
    summary: "put other layers in the place of one",
    usage: ["replace NAME with LAYER..."],
    examples: ["input 1x8x8; conv 2 3x3; dense 3; replace conv1 with conv 1 8x8"],
    discussion: [
      "A layer of the same kind keeps the name. All others keep their weights: this is how the "
        + "head of a trained network is exchanged."
    ],
    arguments: ReplaceCommand.self, parameters: [old, layers])
}
