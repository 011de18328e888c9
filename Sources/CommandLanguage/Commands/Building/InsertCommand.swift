/// The command `insert`.
enum InsertCommand {
  static let specification = CommandSpecification(
    .change(.insert), topic: .building, summary: "put layers before or after one that is there",
    usage: ["insert LAYER... before|after NAME"],
    examples: [
      "input 1x8x8; conv 2 3x3; dense 3; insert relu after conv1",
      "input 1x8x8; dense 3; insert conv 2 3x3 pad 1 relu before flatten1",
    ],
    discussion: [
      "A layer is written as when it is added. Layers that are not touched keep their weights "
        + "and names; a new one takes a number that was never used."
    ],
    parameters: [
      Parameter("layer", .layerDefinition, isRepeated: true),
      Parameter("anchor", .layer, keywords: ["before", "after"]),
    ])
}
