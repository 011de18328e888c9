/// The command `adaptiveavgpool`.
enum AdaptiveAvgPoolCommand {
  static let specification = CommandSpecification(
    .layer(.adaptiveavgpool), topic: .building,
    summary: "add average pooling to a given size",
    usage: ["adaptiveavgpool K"],
    examples: ["input 1x7x7; adaptiveavgpool 3", "input 2x5x8; adaptiveavgpool 2x4; dense 3"],
    discussion: [
      "K rows and columns come out, whatever goes in. Position i averages from i H/K, rounded down, "
        + "up to (i+1) H/K, rounded up: windows may overlap, and differ in size. Backward, each "
        + "pixel of a window gets an equal share."
    ],
    parameters: [Parameter("size", .size)])
}
