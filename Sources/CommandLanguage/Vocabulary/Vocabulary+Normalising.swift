extension Vocabulary {
  /// Layers that normalise or drop, and those whose backward pass mixes units.
  static let normalising: [CommandSpecification] = [
    CommandSpecification(
      .layer(.batchnorm), topic: .building,
      summary: "add batch norm: each channel gets mean 0 and variance 1",
      usage: ["batchnorm [eps E] [momentum M] [affine on|off] [track on|off]"],
      examples: [
        "input 1x8x8; conv 2 3x3 bias off; batchnorm; relu; dense 3",
        "input 4; dense 3; batchnorm eps 0.001 momentum 0.2",
        "input 2x4x4; batchnorm affine off track off",
      ],
      discussion: [
        "x^ = (x - mean) / sqrt(variance + eps), then weight * x^ + bias. Mean and variance are taken "
          + "over N x H x W for each channel, over N for each feature. A gradient comes back on three "
          + "ways: through the number itself, the mean and the variance; `explain` shows them apart.",
        "In `mode train` the batch's own are used, and the running ones, `.mean` and `.var`, take "
          + "`momentum` (0.1) of them: in `forward`, `train` and a forward pass stepped to its end. In "
          + "`mode eval` the running ones are used and stand still. `track off` keeps none.",
        "Of the batch's variance the divisor is the count; in the running one it is one less, as in "
          + "PyTorch. `freeze` holds weight and bias, not the running statistics.",
      ],
      options: [
        epsilon,
        OptionSpecification("momentum", .number, "how much of a batch's statistics is kept (0.1)"),
        affine,
        OptionSpecification("track", .flag, "whether running statistics are kept (on)"),
      ]),
    CommandSpecification(
      .layer(.layernorm), topic: .building,
      summary: "add layer norm: each sample gets mean 0 and variance 1",
      usage: ["layernorm [eps E] [affine on|off]"],
      examples: [
        "input 4; dense 6; layernorm; relu; dense 3", "input 2x4x4; layernorm affine off",
      ],
      discussion: [
        "As batch norm, but over all axes of one sample, in training and evaluation alike; weight and "
          + "bias have the shape of a sample. Samples do not see each other."
      ],
      options: [epsilon, affine]),
    CommandSpecification(
      .layer(.groupnorm), topic: .building,
      summary: "add group norm: each group of channels gets mean 0 and variance 1",
      usage: ["groupnorm G [eps E] [affine on|off]"],
      examples: ["input 4x6x6; groupnorm 2; relu", "input 4x6x6; groupnorm 4 affine off"],
      discussion: [
        "As batch norm, but over the channels of one of G groups in one sample; weight and bias have "
          + "one number for each channel. With as many groups as channels it is instance norm."
      ],
      parameters: [Parameter("groups", .integer(atLeast: 1))], options: [epsilon, affine]),
    CommandSpecification(
      .layer(.dropout), topic: .building,
      summary: "add dropout: in training some numbers become 0",
      usage: ["dropout [P]"],
      examples: [
        "input 4; dense 6; relu; dropout; dense 3", "input 1x8x8; conv 2 3x3; dropout 0.2; dense 3",
      ],
      discussion: [
        "In `mode train` each number becomes 0 with probability P, 0.5 unless given, and what stays "
          + "is multiplied by 1/(1 - P); in `mode eval` everything passes as it is. With P = 1 all "
          + "become 0.",
        "The mask is drawn anew in each `forward` and each step of `train`, from the seed, the layer's "
          + "name and how many passes there were: the same statements draw the same masks. "
          + "`dropout1.mask` shows it; `dropout1.mask = ones(6)` gives the next forward one of yours. "
          + "`gradcheck`, `nudge` and `paths` hold it.",
      ],
      parameters: [Parameter("rate", .number, isOptional: true)]),
    CommandSpecification(
      .layer(.prelu), topic: .building, summary: "add a rectifier that learns its slope below 0",
      usage: ["prelu"], examples: ["input 4; dense 3; prelu; dense 2"],
      discussion: [
        "x where it is above 0, else w x, with one weight w for all of it, 0.25 at first. Its "
          + "gradient sums upstream x input over every number that is not above 0."
      ]),
    CommandSpecification(
      .layer(.softmax), topic: .building,
      summary: "add a softmax over the channels or features",
      usage: ["softmax"], examples: ["input 4; dense 3; softmax; loss squared-error"],
      discussion: [
        "e^x divided by the sum over the channels at each position, or over the features. Every "
          + "output depends on every input there: y_j ([i = j] - y_i). `loss cross-entropy` has its own; "
          + "with this layer before it there would be two. Followed by a bracket it is the function, "
          + "along the last axis: `softmax(x)`."
      ]),
  ]

  private static let epsilon = OptionSpecification(
    "eps", .number, "what is added to the variance (1e-05)")
  private static let affine = OptionSpecification(
    "affine", .flag, "whether weight and bias are learned (on)")
}
