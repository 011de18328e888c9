/// The command `insert`.
package struct InsertCommand: CommandArguments {
  /// The new layers, in order.
  package let layers: [Given<CommandCall>]
  /// The layer beside which they come.
  package let anchor: Given<String>
  /// On which side of it.
  package let side: Side

  static let layers = RepeatedArgument<CommandCall>("layer", .layerDefinition)
  static let anchor = RequiredArgument<String>(
    "anchor", .layer, keywords: Side.allCases.map(\.rawValue))

  package init(_ call: CommandCall) throws(ArgumentError) {
    layers = call.read(Self.layers)
    anchor = try call.read(Self.anchor)
    side = anchor.keyword.flatMap(Side.init) ?? .before
  }

  static let specification = CommandSpecification(
    .change(.insert), topic: .building, traits: [],
    summary: "put layers before or after one that is there",
    usage: ["insert LAYER... before|after NAME"],
    examples: [
      "input 1x8x8; conv 2 3x3; dense 3; insert relu after conv1",
      "input 1x8x8; dense 3; insert conv 2 3x3 pad 1 relu before flatten1",
    ],
    discussion: [
      "A layer is written as when it is added. Layers that are not touched keep their weights "
        + "and names; a new one takes a number that was never used."
    ],
    arguments: InsertCommand.self, parameters: [layers, anchor])

  /// Where new layers come.
  package enum Side: String, CaseIterable, Sendable {
    case before, after
  }
}
