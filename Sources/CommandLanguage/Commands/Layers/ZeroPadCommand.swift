/// The command `zeropad`.
enum ZeroPadCommand {
  static let specification = CommandSpecification(
    .layer(.zeropad), topic: .building, summary: "add zeros around the picture",
    usage: ["zeropad P", "zeropad LEFT RIGHT TOP BOTTOM"],
    examples: ["input 1x4x4; zeropad 1; conv 1 3x3", "input 1x4x4; zeropad 0 1 0 1"],
    discussion: [
      "P columns and rows on each side, or so many on the left, on the right, above and below, in "
        + "PyTorch's order. Backward, the gradient of the zeros is dropped.",
      "A convolution pads its own input with its option pad.",
    ],
    parameters: [
      Parameter("left", .integer(atLeast: 0)),
      Parameter("right", .integer(atLeast: 0), isOptional: true),
      Parameter("top", .integer(atLeast: 0), isOptional: true, needing: "right"),
      Parameter("bottom", .integer(atLeast: 0), isOptional: true, needing: "top"),
    ], rule: .firstOrAll)
}
