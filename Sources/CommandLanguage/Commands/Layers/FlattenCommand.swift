/// The command `flatten`.
enum FlattenCommand {
  static let specification = CommandSpecification(
    .layer(.flatten), topic: .building, traits: [],
    summary: "add a layer that makes a vector of a picture",
    usage: ["flatten"], examples: ["input 1x8x8; conv 2 3x3; flatten; dense 3"],
    discussion: [
      "Channel by channel, row by row. It changes no number, and is put in by itself where "
        + "`dense` follows a picture."
    ])
}
