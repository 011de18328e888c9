/// The command `globalmaxpool`.
enum GlobalMaxPoolCommand {
  static let specification = CommandSpecification(
    .layer(.globalmaxpool), topic: .building, traits: [],
    summary: "add the largest of each channel's whole picture",
    usage: ["globalmaxpool"], examples: ["input 1x8x8; conv 2 3x3; globalmaxpool; dense 3"],
    discussion: [
      "The output has the shape C x 1 x 1. Backward, all of a channel's gradient goes to its one "
        + "winner, the first in row order where several are as large."
    ])
}
