/// The command `globalavgpool`.
enum GlobalAvgPoolCommand {
  static let specification = CommandSpecification(
    .layer(.globalavgpool), topic: .building, traits: [],
    summary: "add the mean over each channel's whole picture",
    usage: ["globalavgpool"], examples: ["input 1x8x8; conv 2 3x3; globalavgpool; dense 3"],
    discussion: ["The output has the shape C x 1 x 1: one number for each channel."])
}
