/// The command `conv`.
enum ConvCommand {
  static let specification = CommandSpecification(
    .layer(.conv), topic: .building,
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
    parameters: [Parameter("out", .integer(atLeast: 1)), Parameter("kernel", .size)],
    options: WindowOptions.padded + [
      OptionSpecification("groups", .integer(atLeast: 1), "channels in groups of their own (1)"),
      OptionSpecification("bias", .flag, "whether a bias is added (on)"), LayerSharing.option,
    ], isForBeginners: true)
}
