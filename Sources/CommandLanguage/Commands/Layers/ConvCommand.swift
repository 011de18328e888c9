import NeuralNetwork

/// The command `conv`.
package struct ConvCommand: CommandArguments {
  /// The number of kernels.
  package let outputs: Given<Int>
  /// The rows and columns of each.
  package let kernel: Given<Size>
  /// How far the window moves.
  package let stride: Given<Size>?
  /// The rows and columns added on each side, or the rule for them.
  package let padding: Given<Alternative<Size, Padding>>?
  /// How far apart the kernel's cells lie.
  package let dilation: Given<Size>?
  /// The channels in groups of their own.
  package let groups: Given<Int>?
  /// Whether a bias is added.
  package let bias: Given<Bool>?
  /// The layer whose weight and bias it uses.
  package let sharing: Given<String>?

  static let outputs = RequiredArgument<Int>("out", .integer(atLeast: 1))
  static let kernel = RequiredArgument<Size>("kernel", .size)
  static let stride = WindowOptions.stride(usual: "1")
  static let padding = ValueOption<Alternative<Size, Padding>>(
    "pad", .size(or: Padding.self), WindowOptions.paddingSummary)
  static let dilation = WindowOptions.dilation
  static let groups = LayerOptions.groups
  static let bias = LayerOptions.bias
  static let sharing = LayerOptions.sharing

  package init(_ call: CommandCall) throws(ArgumentError) {
    outputs = try call.read(Self.outputs)
    kernel = try call.read(Self.kernel)
    stride = call.read(Self.stride)
    padding = call.read(Self.padding)
    dilation = call.read(Self.dilation)
    groups = call.read(Self.groups)
    bias = call.read(Self.bias)
    sharing = call.read(Self.sharing)
  }

  static let specification = CommandSpecification(
    .layer(.conv), topic: .building, traits: [],
    summary: "add a convolution: kernels that slide over the picture",
    usage: [
      "conv OUT K [stride S] [pad P] [dilation D] [groups G] [bias on|off]",
      "conv OUT K pad same|valid [dilation D] [groups G] [bias on|off]",
      "conv OUT K ... sharing NAME",
    ],
    examples: [
      "input 1x8x8; conv 2 3x3", "input 3x16x16; conv 4 3x3 stride 2 pad 1",
      "input 1x8x8; conv 2 3x3 pad same", "input 8x8; conv 1 3x2 bias off",
    ],
    discussion: [
      "OUT kernels of K rows and columns slide over the picture; at each position the kernel and "
        + "the window under it are multiplied and summed. That is cross-correlation, as in "
        + "PyTorch. The weight has the shape OUT x C/G x rows x columns.",
      "A convolution is a dense layer with two constraints: weights outside the window are "
        + "zero, and all positions share the same weights. Because they share them, a kernel "
        + "weight's gradient is a sum over all positions: see `accumulate` and `unroll`.",
      "`sharing NAME` gives it the kernels and biases of another conv: their gradient is one sum "
        + "over both layers, as it is over pixels. Stride, pad and dilation may differ.",
      "Padding is left out: where a weight lies on it, nothing is added, even if the weight or the "
        + "gradient is nan or inf. PyTorch sometimes multiplies them with 0 there, which gives nan.",
      "`pad same` adds as many rows and columns as keep the picture's size, which takes a stride of "
        + "1; where their number is odd, one more stands below and on the right. `pad valid` adds "
        + "none.",
    ],
    arguments: ConvCommand.self, parameters: [outputs, kernel],
    options: [stride, padding, dilation, groups, bias, sharing])

  /// Padding told by a word.
  package enum Padding: String, CaseIterable, WordChoice {
    case same, valid

    package var meaning: String {
      switch self {
      case .same: "as much as keeps the picture's size"
      case .valid: "none"
      }
    }
  }
}
