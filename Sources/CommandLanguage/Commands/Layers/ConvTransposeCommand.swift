/// The command `convtranspose`.
enum ConvTransposeCommand {
  static let specification = CommandSpecification(
    .layer(.convtranspose), topic: .building,
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
    parameters: [Parameter("out", .integer(atLeast: 1)), Parameter("kernel", .size)],
    options: [
      OptionSpecification("stride", .size, "how far apart two pixels' kernels are put (1)"),
      OptionSpecification("pad", .size, "rows and columns cut off on each side (0)"),
      OptionSpecification("outpad", .size, "more rows below and columns on the right (0)"),
      OptionSpecification("dilation", .size, "how far apart the kernel's cells are put (1)"),
      OptionSpecification("groups", .integer(atLeast: 1), "channels in groups of their own (1)"),
      OptionSpecification("bias", .flag, "whether a bias is added (on)"),
    ])
}
