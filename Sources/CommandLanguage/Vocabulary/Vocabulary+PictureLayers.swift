extension Vocabulary {
  /// Layers that change a picture's size, or share nothing.
  static let pictureLayers: [CommandSpecification] = [
    CommandSpecification(
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
      ]),
    CommandSpecification(
      .layer(.locallyconnected), topic: .building,
      summary: "add a convolution that shares no kernel between positions",
      usage: [
        "locallyconnected OUT K [stride S] [pad P] [dilation D]",
        "locallyconnected OUT K … [bias each|channel|off]",
      ],
      examples: [
        "input 1x6x6; locallyconnected 2 3x3",
        "input 1x6x6; locallyconnected 1 3x3 bias channel; tie locallyconnected1",
      ],
      discussion: [
        "What `relax conv1 sharing` makes of a convolution: windows, but no sharing. The weight has "
          + "the shape OUT x H' x W' x C x rows x columns, and a weight's gradient is one product for "
          + "each sample. `tie` makes one convolution of all its kernels.",
        "Each output adds a bias of its own, OUT x H' x W', with `bias channel` its channel's.",
      ],
      parameters: [Parameter("out", .integer(atLeast: 1)), Parameter("kernel", .size)],
      options: windowOptions("1") + [
        OptionSpecification(
          "bias",
          .choice([
            .init("each", "every output has its own (this)"),
            .init("channel", "one for each output channel"), .init("off", "none"),
          ]), "who has a bias")
      ]),
    CommandSpecification(
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
      ], rule: .firstOrAll),
    CommandSpecification(
      .layer(.upsample), topic: .building, summary: "add a layer that repeats each pixel",
      usage: ["upsample F"], examples: ["input 1x4x4; upsample 2", "input 1x4x4; upsample 2x3"],
      discussion: [
        "Each pixel becomes F rows and columns of itself: the nearest, as in PyTorch's Upsample. "
          + "Backward, a pixel gets the sum of the gradients of its copies."
      ],
      parameters: [Parameter("factor", .size)]),
    CommandSpecification(
      .layer(.adaptiveavgpool), topic: .building,
      summary: "add average pooling to a given size",
      usage: ["adaptiveavgpool K"],
      examples: ["input 1x7x7; adaptiveavgpool 3", "input 2x5x8; adaptiveavgpool 2x4; dense 3"],
      discussion: [
        "K rows and columns come out, whatever goes in. Position i averages from i H/K, rounded down, "
          + "up to (i+1) H/K, rounded up: windows may overlap, and differ in size. Backward, each "
          + "pixel of a window gets an equal share."
      ],
      parameters: [Parameter("size", .size)]),
  ]
}
