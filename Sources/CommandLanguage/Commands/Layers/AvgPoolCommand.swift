/// The command `avgpool`.
enum AvgPoolCommand {
  static let specification = CommandSpecification(
    .layer(.avgpool), topic: .building, summary: "add average pooling: the mean of each window",
    usage: ["avgpool K [stride S] [pad P] [count-pad on|off] [ceil on|off]"],
    examples: [
      "input 1x8x8; avgpool 2", "input 1x8x8; avgpool 3 stride 2 pad 1 count-pad off",
      "input 1x7x7; avgpool 2 ceil on",
    ],
    discussion: [
      "The stride is K unless given; padding is at most half of K and is counted in the mean "
        + "unless `count-pad off`. Backward, each pixel of the window gets an equal share.",
      WindowOptions.ceilRemark + " What lies beyond the padding is not counted in its mean.",
    ],
    parameters: [Parameter("window", .size)],
    options: WindowOptions.all(stride: "K").filter { $0.name != "dilation" } + [
      OptionSpecification("count-pad", .flag, "whether padding counts in the mean (on)"),
      WindowOptions.ceil,
    ])
}
