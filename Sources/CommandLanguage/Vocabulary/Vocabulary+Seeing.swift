extension Vocabulary {
  /// Views: what each command answers.
  static let seeing: [CommandSpecification] =
    overviews + gradientViews + constraintViews
    + checking

  private static let overviews: [CommandSpecification] = [
    CommandSpecification(
      .view(.net), topic: .seeing,
      summary: "the layers, their shapes and how many numbers they hold",
      usage: ["net"], examples: ["example sum; net"],
      discussion: [
        "For each layer: shapes, number of parameters, how many terms a weight's gradient sums, "
          + "its receptive field, and whether its values are stale."
      ]),
    CommandSpecification(
      .view(.show), topic: .seeing, summary: "one tensor, as numbers and as heat",
      usage: ["show ADDRESS"],
      examples: ["example sum; show conv1.weight", "example sum; forward; show conv1.out[0]"],
      discussion: [
        "An address is a name with fields and indices and no space inside: input, conv1.weight, "
          + "conv1.out.grad[0, :, 1:3]. Positions count from 0, negative ones from the end. "
          + "`print` gives any expression exactly."
      ],
      parameters: [Parameter("address", .address)]),
  ]

  private static let gradientViews: [CommandSpecification] = [
    CommandSpecification(
      .view(.grads), topic: .seeing,
      summary: "every weight beside its gradient, kernels and dense alike",
      usage: ["grads [LAYER...]"],
      examples: [
        "example sum; forward; backward; grads", "example sum; forward; backward; grads conv1",
      ],
      discussion: [
        "One backward pass gives them all. Beside each stands how many terms it sums: one for each "
          + "sample for a dense weight, one for each sample and position for a kernel weight, and "
          + "how many of these are not zero."
      ],
      parameters: [Parameter("layer", .layer, isOptional: true, isRepeated: true)],
      isForBeginners: true),
    CommandSpecification(
      .view(.explain), topic: .seeing, summary: "where this number comes from",
      usage: ["explain ADDRESS [terms [nonzero]] [pixel R,C]", "explain ADDRESS update"],
      examples: [
        "example sum; forward; backward; explain conv1.weight.grad[0,0,0,0]",
        "example sum; forward; backward; explain conv1.weight.grad[0,0,0,0] terms",
        "example sum; forward; backward; explain conv1.weight.grad[0,0,0,0] pixel 1,0",
        "example cross; forward; backward; explain conv1.weight.grad[0,0,1,1] terms nonzero",
      ],
      discussion: [
        "First the value and its formula in one line, then the same line with numbers, a map of "
          + "what each pixel adds, and how much is left after positive and negative terms cancel.",
        "`terms` lists every term with its pixel and the running sum; `terms nonzero` leaves out "
          + "those that are 0. `pixel R,C` opens one term: "
          + "its upstream gradient is itself a sum, over the next layer's units.",
        "It works for weights, biases, activations, their gradients and the loss. `update` writes "
          + "out how a weight gets its new value: w - lr g, with momentum, decay or Adam's means.",
      ],
      parameters: [Parameter("address", .address)],
      options: [
        OptionSpecification("terms", nil, "every term, with the running sum"),
        OptionSpecification("nonzero", nil, "as terms, without those that are 0"),
        OptionSpecification("pixel", .position, "this one term, opened"),
        OptionSpecification("update", nil, "how a weight gets its new value"),
      ], isForBeginners: true),
    CommandSpecification(
      .view(.accumulate), topic: .seeing, summary: "a kernel's gradient growing pixel by pixel",
      usage: ["accumulate KERNEL"],
      examples: ["example sum; forward; backward; accumulate conv1.weight[0]"],
      discussion: [
        "Side by side at every output pixel: the window on the input, the upstream gradient there, "
          + "their product, and the running sum. The last sum is the stored gradient, to the bit.",
        "The kernel's own values never enter: its gradient is made of input and upstream alone.",
      ],
      parameters: [Parameter("kernel", .address)]),
    CommandSpecification(
      .view(.compare), topic: .seeing,
      summary: "two gradients term by term, as a kernel's and a dense one's",
      usage: ["compare A B"],
      examples: [
        "input 1x4x4; conv 1 3x3; dense 2; loss squared-error; input = ramp; target = [1, 0]; "
          + "forward; backward; compare conv1.weight[0,0,0,0] dense1.weight[0,0]"
      ],
      discussion: [
        "Both are sums of upstream x input. The dense weight's has one term for each sample, the "
          + "kernel weight's one for each sample and position: that is the whole difference."
      ],
      parameters: [Parameter("first", .address), Parameter("second", .address)]),
    CommandSpecification(
      .view(.fate), topic: .seeing,
      summary: "for every output pixel: does gradient arrive, and if not, why",
      usage: ["fate LAYER", "fate LAYER data"],
      examples: [
        "input 1x8x8; conv 2 3x3; relu; maxpool 2; dense 3; loss cross-entropy; input = cross; "
          + "target = 1; forward; backward; fate conv1",
        "data xor; input 2; dense 8; relu; dense 2; loss cross-entropy; fate relu1 data",
      ],
      discussion: [
        "A pixel gets no gradient if a ReLU was closed, or if a pool chose another pixel. Its "
          + "term is zero, too, if the input under the window is zero or padding. A pixel that is "
          + "as large as the winner of a pool's window, but comes later, lost a tie. With `data` it "
          + "counts the units whose ReLU no sample of the data set opens: they learn nothing."
      ],
      parameters: [
        Parameter("layer", .layer),
        Parameter(
          "over", .choice([.init("data", "every sample of the data set")]), isOptional: true),
      ]),
  ]

  private static let constraintViews: [CommandSpecification] = [
    CommandSpecification(
      .view(.unroll), topic: .seeing, summary: "a layer as the dense matrix that it is",
      usage: ["unroll LAYER [grad]"],
      examples: ["example sum; unroll conv1", "example sum; forward; backward; unroll conv1 grad"],
      discussion: [
        "A convolution is a dense layer in which most weights must be zero (the window's `·`) and "
          + "the others are tied: equal labels are one and the same weight.",
        "`grad` shows the gradient that the free dense layer would have, what the window masks, "
          + "and how the sum over tied entries gives the kernel's gradient. A weight that is zero "
          + "may well have a gradient: the constraint has to discard it.",
        "Followed by a bracket it is the function: `unroll(conv1) @ flatten(input)`.",
      ],
      parameters: [Parameter("layer", .layer)],
      options: [OptionSpecification("grad", nil, "its gradient: raw, masked, summed over ties")]),
    CommandSpecification(
      .view(.formula), topic: .seeing,
      summary: "a layer's gradient as a formula, with numbers where they fit",
      usage: ["formula LAYER [index|operator|matrix]"],
      examples: ["example sum; forward; backward; formula conv1 index"],
      discussion: [
        "The same gradient is written in three ways: `index` with the sum over pixels written out, "
          + "`operator` with the sum implied by a star, `matrix` with the windows as columns. All "
          + "three give the same numbers."
      ],
      parameters: [
        Parameter("layer", .layer),
        Parameter(
          "form",
          .choice([
            .init("index", "the sum over pixels written out"),
            .init("operator", "the sum implied by an operator"),
            .init("matrix", "the windows as a matrix's columns"),
          ]), isOptional: true),
      ]),
  ]
}
