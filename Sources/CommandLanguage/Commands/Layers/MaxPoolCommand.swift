import NeuralNetwork

/// The command `maxpool`.
package struct MaxPoolCommand: CommandArguments {
  /// The rows and columns of the window.
  package let window: Given<Size>
  /// How far the window moves; by itself unless given.
  package let stride: Given<Size>?
  /// The rows and columns added on each side.
  package let padding: Given<Size>?
  /// How far apart the window's cells lie.
  package let dilation: Given<Size>?
  /// Whether a window that sticks out at the end counts.
  package let roundsUp: Given<Bool>?

  static let window = RequiredArgument<Size>("window", .size)
  static let stride = WindowOptions.stride(usual: "K")
  static let padding = WindowOptions.padding
  static let dilation = WindowOptions.dilation
  static let roundsUp = WindowOptions.ceil

  package init(_ call: CommandCall) throws(ArgumentError) {
    window = try call.read(Self.window)
    stride = call.read(Self.stride)
    padding = call.read(Self.padding)
    dilation = call.read(Self.dilation)
    roundsUp = call.read(Self.roundsUp)
  }

  static let specification = CommandSpecification(
    .layer(.maxpool), topic: .building, traits: [],
    summary: "add max pooling: the largest of each window",
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
    arguments: MaxPoolCommand.self, parameters: [window],
    options: [stride, padding, dilation, roundsUp])
}
