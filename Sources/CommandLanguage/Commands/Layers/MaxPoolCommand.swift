/// The command `maxpool`.
enum MaxPoolCommand {
  static let specification = CommandSpecification(
    .layer(.maxpool), topic: .building, summary: "add max pooling: the largest of each window",
    usage: ["maxpool K [stride S] [pad P] [dilation D] [ceil on|off]"],
    examples: [
      "input 1x8x8; maxpool 2", "input 1x8x8; maxpool 3x3 stride 2 pad 1",
      "input 1x7x7; maxpool 2 ceil on",
    ],
    discussion: [
      "The stride is K unless given; padding is at most half of K. Backward, the whole gradient "
        + "goes to the largest of the window, in a tie to the first in row order; the others get "
        + "nothing. `fate` shows who won.",
      WindowOptions.ceilRemark,
    ],
    parameters: [Parameter("window", .size)],
    options: WindowOptions.all(stride: "K") + [WindowOptions.ceil])
}
