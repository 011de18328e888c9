/// The command `replace`.
enum ReplaceCommand {
  static let specification = CommandSpecification(
    .change(.replace), topic: .building, summary: "put other layers in the place of one",
    usage: ["replace NAME with LAYER..."],
    examples: ["input 1x8x8; conv 2 3x3; dense 3; replace conv1 with conv 1 8x8"],
    discussion: [
      "A layer of the same kind keeps the name. All others keep their weights: this is how the "
        + "head of a trained network is exchanged."
    ],
    parameters: [
      Parameter("old", .layer),
      Parameter("layer", .layerDefinition, keywords: ["with"], isRepeated: true),
    ])
}
