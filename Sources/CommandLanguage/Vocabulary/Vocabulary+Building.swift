extension Vocabulary {
  /// Starting, filling and editing a network.
  static let building: [CommandSpecification] =
    starting + layerDefinitions + normalising + pictureLayers + branching + editing + drawing

  private static let starting: [CommandSpecification] = [
    CommandSpecification(
      .change(.example), topic: .building,
      summary: "a small network, ready to run; alone, lists them",
      usage: ["example [NAME]"], examples: ["example sum", "example"],
      discussion: [
        "Weights, input and target are set, so `forward` and `backward` work at once. `sum` is "
          + "the one to start with: a 3x3 input and a 2x2 kernel, small enough to check by hand."
      ],
      parameters: [Parameter("name", .example, isOptional: true)], isForBeginners: true),
    CommandSpecification(
      .change(.input), topic: .building, summary: "start a new network for inputs of this shape",
      usage: ["input CHANNELSxROWSxCOLUMNS", "input ROWSxCOLUMNS", "input LENGTH"],
      examples: ["input 1x8x8", "input 4", "input 3x3; input = [[1,2,3],[4,5,6],[7,8,9]]"],
      discussion: [
        "`1x8x8` is one channel of 8 rows and 8 columns; `8x8` says the same; `4` is a vector. "
          + "The network before is gone; `undo` brings it back.",
        "The values are assigned: `input = cross`. Alone, `input` prints them.",
      ],
      parameters: [Parameter("shape", .shape)], isForBeginners: true),
    loss,
  ]

  private static let layerDefinitions: [CommandSpecification] = [
    CommandSpecification(
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
      options: paddedWindowOptions + [
        OptionSpecification("groups", .integer(atLeast: 1), "channels in groups of their own (1)"),
        OptionSpecification("bias", .flag, "whether a bias is added (on)"), sharing,
      ], isForBeginners: true),
    CommandSpecification(
      .layer(.dense), abbreviations: ["linear", "fc"], topic: .building,
      summary: "add a fully connected layer: every output sees every input",
      usage: ["dense OUT [bias on|off] [sharing NAME]"],
      examples: ["input 4; dense 3", "input 1x8x8; conv 2 3x3; relu; dense 3"],
      discussion: [
        "The weight has the shape OUT x IN. Where it follows a picture, a `flatten` is put in "
          + "between, and you are told so.",
        "For each sample a dense weight's gradient is one product, upstream x input; compare it "
          + "with a kernel's, which is a sum of such products: `help compare`.",
        "`sharing NAME` gives it the weight and bias of another dense layer; their gradient is one "
          + "sum over both.",
      ],
      parameters: [Parameter("out", .integer(atLeast: 1))],
      options: [OptionSpecification("bias", .flag, "whether a bias is added (on)"), sharing],
      isForBeginners: true),
    CommandSpecification(
      .layer(.maxpool), topic: .building, summary: "add max pooling: the largest of each window",
      usage: ["maxpool K [stride S] [pad P] [dilation D] [ceil on|off]"],
      examples: [
        "input 1x8x8; maxpool 2", "input 1x8x8; maxpool 3x3 stride 2 pad 1",
        "input 1x7x7; maxpool 2 ceil on",
      ],
      discussion: [
        "The stride is K unless given; padding is at most half of K. Backward, the whole gradient "
          + "goes to the largest of the window, in a tie to the first in row order; the others get "
          + "nothing. `fate` shows who won.",
        ceilRemark,
      ],
      parameters: [Parameter("window", .size)], options: windowOptions("K") + [ceil]),
    CommandSpecification(
      .layer(.avgpool), topic: .building, summary: "add average pooling: the mean of each window",
      usage: ["avgpool K [stride S] [pad P] [count-pad on|off] [ceil on|off]"],
      examples: [
        "input 1x8x8; avgpool 2", "input 1x8x8; avgpool 3 stride 2 pad 1 count-pad off",
        "input 1x7x7; avgpool 2 ceil on",
      ],
      discussion: [
        "The stride is K unless given; padding is at most half of K and is counted in the mean "
          + "unless `count-pad off`. Backward, each pixel of the window gets an equal share.",
        ceilRemark + " What lies beyond the padding is not counted in its mean.",
      ],
      parameters: [Parameter("window", .size)],
      options: windowOptions("K").filter { $0.name != "dilation" } + [
        OptionSpecification("count-pad", .flag, "whether padding counts in the mean (on)"), ceil,
      ]),
    CommandSpecification(
      .layer(.globalavgpool), topic: .building,
      summary: "add the mean over each channel's whole picture",
      usage: ["globalavgpool"], examples: ["input 1x8x8; conv 2 3x3; globalavgpool; dense 3"],
      discussion: ["The output has the shape C x 1 x 1: one number for each channel."]),
    CommandSpecification(
      .layer(.globalmaxpool), topic: .building,
      summary: "add the largest of each channel's whole picture",
      usage: ["globalmaxpool"], examples: ["input 1x8x8; conv 2 3x3; globalmaxpool; dense 3"],
      discussion: [
        "The output has the shape C x 1 x 1. Backward, all of a channel's gradient goes to its one "
          + "winner, the first in row order where several are as large."
      ]),
    CommandSpecification(
      .layer(.relu), topic: .building, summary: "add a rectifier: negative values become 0",
      usage: ["relu"], examples: ["input 1x8x8; conv 2 3x3; relu"],
      discussion: [
        "Gradient passes only where the input was above 0; at 0 itself it is 0, as in PyTorch. "
          + "Followed by a bracket it is the function: `relu(input)`."
      ]),
    CommandSpecification(
      .layer(.leakyrelu), topic: .building, summary: "add a rectifier that lets a little through",
      usage: ["leakyrelu [SLOPE]"],
      examples: ["input 1x8x8; conv 2 3x3; leakyrelu", "input 4; dense 3; leakyrelu 0.2"],
      discussion: [
        "Negative values are multiplied by SLOPE, 0.01 unless given. At 0 its gradient is the slope."
      ],
      parameters: [Parameter("slope", .number, isOptional: true)]),
    CommandSpecification(
      .layer(.sigmoid), topic: .building, summary: "add a sigmoid: squeezes into 0 ... 1",
      usage: ["sigmoid"], examples: ["input 4; dense 3; sigmoid"],
      discussion: ["1 / (1 + e^-x). Its gradient is s(1 - s), never more than a quarter."]),
    CommandSpecification(
      .layer(.tanh), topic: .building, summary: "add a hyperbolic tangent: squeezes into -1 ... 1",
      usage: ["tanh"], examples: ["input 4; dense 3; tanh"],
      discussion: ["Its gradient is 1 - t^2: small where the output is near -1 or 1."]),
    CommandSpecification(
      .layer(.gelu), topic: .building,
      summary: "add a smooth gate: x times the share of a bell curve below it",
      usage: ["gelu [approx]"],
      examples: ["input 4; dense 3; gelu; dense 2", "input 1x8x8; conv 2 3x3; gelu approx"],
      discussion: [
        "x * Phi(x), exact; with `approx` Phi is worked out with tanh, as in PyTorch's "
          + "`approximate='tanh'`. Below -0.75 its slope is negative: there it falls as x grows."
      ],
      parameters: [
        Parameter(
          "form", .choice([.init("approx", "by tanh, not by the normal distribution")]),
          isOptional: true)
      ]),
    CommandSpecification(
      .layer(.elu), topic: .building, summary: "add a rectifier that bends smoothly to -ALPHA",
      usage: ["elu [ALPHA]"],
      examples: ["input 4; dense 3; elu; dense 2", "input 1x8x8; conv 2 3x3; elu 0.5"],
      discussion: [
        "x where it is above 0, else ALPHA (e^x - 1); ALPHA is 1 unless given. Its slope at 0 is "
          + "ALPHA, so that it has a kink unless ALPHA is 1."
      ],
      parameters: [Parameter("alpha", .number, isOptional: true)]),
    CommandSpecification(
      .layer(.selu), topic: .building,
      summary: "add an ELU scaled so that mean 0 and variance 1 stay",
      usage: ["selu"], examples: ["input 4; dense 3; selu; dense 2"],
      discussion: [
        "1.0507 x where x is above 0, else 1.7581 (e^x - 1). The two numbers are those for which "
          + "normal inputs of mean 0 and variance 1 come out with mean 0 and variance 1."
      ]),
    CommandSpecification(
      .layer(.silu), topic: .building, summary: "add x times its own sigmoid, also called swish",
      usage: ["silu"], examples: ["input 4; dense 3; silu; dense 2"],
      discussion: [
        "x / (1 + e^-x). Below -1.28 its slope is negative; far above 0 it is x itself."
      ]),
    CommandSpecification(
      .layer(.softplus), topic: .building, summary: "add a smooth rectifier: log(1 + e^x)",
      usage: ["softplus [BETA]"],
      examples: ["input 4; dense 3; softplus; dense 2", "input 4; dense 3; softplus 2"],
      discussion: [
        "log(1 + e^(BETA x)) / BETA; BETA is 1 unless given. Its slope is a sigmoid. Where BETA x "
          + "is above 20 it is x itself, as in PyTorch."
      ],
      parameters: [Parameter("beta", .number, isOptional: true)]),
    CommandSpecification(
      .layer(.flatten), topic: .building, summary: "add a layer that makes a vector of a picture",
      usage: ["flatten"], examples: ["input 1x8x8; conv 2 3x3; flatten; dense 3"],
      discussion: [
        "Channel by channel, row by row. It changes no number, and is put in by itself where "
          + "`dense` follows a picture."
      ]),
  ]

  private static let ceil = OptionSpecification(
    "ceil", .flag, "whether a window that sticks out at the end counts (off)")

  private static let ceilRemark =
    "With `ceil on` a last window counts that sticks out below or on the right, unless it would "
    + "begin behind the picture: the number of positions is rounded up, not down."

  /// The options of a window whose padding may be told by a word.
  private static let paddedWindowOptions = windowOptions("1").map { option in
    option.name != "pad"
      ? option
      : OptionSpecification(
        "pad",
        .sizeOr([
          .init("same", "as much as keeps the picture's size"), .init("valid", "none"),
        ]), option.summary)
  }

  private static let sharing = OptionSpecification(
    "sharing", .layer, "the layer whose weight and bias it uses")

  static func windowOptions(_ stride: String) -> [OptionSpecification] {
    [
      OptionSpecification("stride", .size, "how far the window moves (\(stride))"),
      OptionSpecification("pad", .size, "rows and columns added on each side (0)"),
      OptionSpecification("dilation", .size, "how far apart the window's cells lie (1)"),
    ]
  }
}
