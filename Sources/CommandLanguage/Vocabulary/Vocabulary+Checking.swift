extension Vocabulary {
  /// Views that hold a gradient against something computed without it.
  static let checking: [CommandSpecification] = [
    CommandSpecification(
      .view(.gradcheck), topic: .seeing,
      summary: "every gradient compared with a difference quotient",
      usage: ["gradcheck [LAYER] [eps E]"],
      examples: [
        "example cross; forward; backward; gradcheck",
        "example cross; forward; backward; gradcheck conv1 eps 1e-4",
      ],
      discussion: [
        "Each number is moved by E both ways, the network is run again, and (loss above - loss "
          + "below) / 2E is compared with the stored gradient. The numbers are every weight, "
          + "every bias and the input; with a LAYER, its weight, bias and input. After `backward "
          + "with EXPR` the sum of out * EXPR takes the loss's place.",
        "Errors are relative to the largest gradient of the tensor. Where a ReLU's gate or a "
          + "pool's winner changes within the step, the slope jumps: such a number is marked as a "
          + "kink and is not counted as wrong. In a large network a sample of the numbers is "
          + "checked, the same one for the same seed.",
        "E is 1e-5 unless given. With a larger step the curve's bend shows, with a smaller one "
          + "rounding takes digits away; the last lines of the view show both.",
      ],
      parameters: [Parameter("layer", .layer, isOptional: true)],
      options: [OptionSpecification("eps", .number, "how far each number is moved (1e-5)")]),
    CommandSpecification(
      .view(.nudge), topic: .seeing,
      summary: "the loss that the gradient predicts, and the loss there is",
      usage: ["nudge ADDRESS by X"],
      examples: [
        "example cross; forward; backward; nudge conv1.weight[0,0,1,1] by 0.1",
        "example cross; forward; backward; nudge dense1.weight[0] by -0.5",
      ],
      discussion: [
        "The gradient is a straight line: it predicts a change of gradient * X. The network is run "
          + "with the number moved by X, X/2, X/4 ... and by -X. The difference falls with the "
          + "square of the nudge: it is the curvature that the gradient leaves out.",
        "An address of several numbers moves each of them by the same X. Nothing is changed: to "
          + "keep a change, assign it.",
      ],
      parameters: [
        Parameter("address", .address), Parameter("by", .expression, keywords: ["by"]),
      ]),
    CommandSpecification(
      .view(.paths), topic: .seeing,
      summary: "the largest chain-rule products from a number to the loss",
      usage: ["paths ADDRESS [N]"],
      examples: [
        "example cross; forward; backward; paths conv1.weight[0,0,1,1]",
        "example cross; forward; backward; paths input[0,3,3] 3",
      ],
      discussion: [
        "A gradient is the sum over all paths from the number to the loss; each path is a product "
          + "of one factor for each layer: an input, a weight, a gate, a share, and at the end the "
          + "loss's own gradient. The N largest products are listed (5 unless given), and how much "
          + "of the whole they make.",
        "Their sum may be more than the gradient: paths of different signs cancel.",
      ],
      parameters: [
        Parameter("address", .address), Parameter("count", .integer(atLeast: 1), isOptional: true),
      ]),
    CommandSpecification(
      .view(.receptive), topic: .seeing,
      summary: "what a number sees in the input, and what sees it",
      usage: ["receptive ADDRESS"],
      examples: [
        "example cross; receptive conv1.out[0,2,3]",
        "example cross; receptive conv1.weight[0,0,1,1]",
        "example cross; receptive input[0,3,3]",
      ],
      discussion: [
        "For an activation: the numbers of the input that it depends on, marked on the input, and "
          + "the numbers of every later layer that depend on it. For a kernel weight: which inputs "
          + "it is multiplied with over all positions, and the feature map it makes.",
        "A dilation, or a stride larger than the window, leaves gaps. The count is of what is really "
          + "read; the rows and columns are the smallest box around it.",
      ],
      parameters: [Parameter("address", .address)]),
  ]
}
