import NeuralNetwork

/// The command `convtranspose`.
package struct ConvTransposeCommand: CommandArguments {
  /// The number of channels that come out.
  package let outputs: Given<Int>
  /// The rows and columns of each kernel.
  package let kernel: Given<Size>
  /// How far apart two pixels' kernels are put.
  package let stride: Given<Size>?
  /// The rows and columns cut off on each side.
  package let padding: Given<Size>?
  /// More rows below and columns on the right.
  package let outputPadding: Given<Size>?
  /// How far apart the kernel's cells are put.
  package let dilation: Given<Size>?
  /// The channels in groups of their own.
  package let groups: Given<Int>?
  /// Whether a bias is added.
  package let bias: Given<Bool>?

  static let outputs = RequiredArgument<Int>("out", .integer(atLeast: 1))
  static let kernel = RequiredArgument<Size>("kernel", .size)
  static let stride = ValueOption<Size>(
    "stride", .size, "how far apart two pixels' kernels are put (1)")
  static let padding = ValueOption<Size>("pad", .size, "rows and columns cut off on each side (0)")
  static let outputPadding = ValueOption<Size>(
    "outpad", .size, "more rows below and columns on the right (0)")
  static let dilation = ValueOption<Size>(
    "dilation", .size, "how far apart the kernel's cells are put (1)")
  static let groups = LayerOptions.groups
  static let bias = LayerOptions.bias

  package init(_ call: CommandCall) throws(ArgumentError) {
    outputs = try call.read(Self.outputs)
    kernel = try call.read(Self.kernel)
    stride = call.read(Self.stride)
    padding = call.read(Self.padding)
    outputPadding = call.read(Self.outputPadding)
    dilation = call.read(Self.dilation)
    groups = call.read(Self.groups)
    bias = call.read(Self.bias)
  }

  static let specification = CommandSpecification(
    .layer(.convtranspose), topic: .building, traits: [],
    summary: "add a transposed convolution: a convolution's way back",
    usage: [
      "convtranspose OUT K [stride S] [pad P] [outpad Q] [dilation D]",
      "convtranspose OUT K … [groups G] [bias on|off]",
    ],
    examples: [
      "input 2x4x4; convtranspose 1 3x3", "input 1x4x4; convtranspose 2 2x2 stride 2",
      "input 1x4x4; convtranspose 1 3x3 stride 2 pad 1 outpad 1",
    ],
    discussion: [
      "Each pixel is multiplied with a kernel, and what comes of it is added to the picture that "
        + "comes out, a stride apart from the next one's. What a convolution does on the way back "
        + "to its input is done here on the way forward: the matrix is the transpose, see "
        + "`unroll` and `formula`. The weight has the shape IN x OUT/G x rows x columns.",
      "(input - 1) S - 2 P + D (K - 1) + Q + 1 rows and columns come out: P of them are cut off on "
        + "each side, Q more come out below and on the right. Q is smaller than S or D.",
      "A weight's gradient is a sum over the pixels that go in: `contributions` has one number for "
        + "each of them.",
    ],
    arguments: ConvTransposeCommand.self, parameters: [outputs, kernel],
    options: [stride, padding, outputPadding, dilation, groups, bias])
}
