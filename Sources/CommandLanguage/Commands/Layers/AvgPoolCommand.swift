import NeuralNetwork

/// The command `avgpool`.
package struct AvgPoolCommand: CommandArguments {
  /// The rows and columns of the window.
  package let window: Given<Size>
  /// How far the window moves; by itself unless given.
  package let stride: Given<Size>?
  /// The rows and columns added on each side.
  package let padding: Given<Size>?
  /// Whether padding counts in the mean.
  package let countsPadding: Given<Bool>?
  /// Whether a window that sticks out at the end counts.
  package let roundsUp: Given<Bool>?

  static let window = RequiredArgument<Size>("window", .size)
  static let stride = WindowOptions.stride(usual: "K")
  static let padding = WindowOptions.padding
  static let countsPadding = ValueOption<Bool>(
    "count-pad", .flag, "whether padding counts in the mean (on)")
  static let roundsUp = WindowOptions.ceil

  package init(_ call: CommandCall) throws(ArgumentError) {
    window = try call.read(Self.window)
    stride = call.read(Self.stride)
    padding = call.read(Self.padding)
    countsPadding = call.read(Self.countsPadding)
    roundsUp = call.read(Self.roundsUp)
  }

  static let specification = CommandSpecification(
    .layer(.avgpool), topic: .building, traits: [],
    summary: "add average pooling: the mean of each window",
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
    arguments: AvgPoolCommand.self, parameters: [window],
    options: [stride, padding, countsPadding, roundsUp])
}
