extension Vocabulary {
  /// Dropping a convolution's constraints, blocking gradients, and breaking the pass on purpose.
  static let breaking: [CommandSpecification] = [
    CommandSpecification(
      .change(.relax), topic: .seeing, summary: "drop one of the two constraints of a convolution",
      usage: ["relax LAYER sharing", "relax LAYER locality"],
      examples: [
        "example both; relax conv1 sharing; forward; backward; grads conv1",
        "example both; relax conv1 locality; unroll conv1",
      ],
      discussion: [
        "A convolution is a dense layer whose weights are the same at every position and zero "
          + "outside the window. `sharing` gives every position its own copy of the kernel: the "
          + "weight is OUT x H' x W' x C/G x h x w. `locality` makes weights of the zeros as "
          + "well: the weight is then the matrix that `unroll` shows, and nothing is shared.",
        "The bias stays one for each output channel. Right after relaxing, the layer computes the "
          + "same; train, and the copies drift apart and the zeros fill. `tie` goes back.",
      ],
      parameters: [
        Parameter("layer", .layer),
        Parameter(
          "constraint",
          .choice([
            .init("sharing", "every position gets a copy of its own"),
            .init("locality", "the zeros outside the window become weights, too"),
          ])),
      ]),
    CommandSpecification(
      .change(.tie), topic: .seeing, summary: "make a relaxed layer a convolution again",
      usage: ["tie LAYER"],
      examples: ["example both; relax conv1 sharing; forward; backward; update; tie conv1"],
      discussion: [
        "Each weight becomes the mean of its copies; the view shows how far they had drifted from "
          + "it. What `relax LAYER locality` let grow outside the window is dropped.",
        "Each copy follows its own pixel's term alone. So over P positions the mean moves by a "
          + "P-th of what the shared weight would have, which follows the sum of all the terms.",
      ],
      parameters: [Parameter("layer", .layer)]),
    CommandSpecification(
      .change(.block), topic: .learning, summary: "let no gradient pass below a layer",
      usage: ["block [LAYER]"],
      examples: [
        "example both; block dense1; forward; backward; grads",
        "example both; block dense1; forward; backward; fate conv1",
      ],
      discussion: [
        "The layer's own weights still get their gradient; everything below gets zeros. This is "
          + "what freezing is often mistaken for: a frozen layer keeps its weights, but gradient "
          + "still flows through it to the layers below. Alone, `block` says what is blocked."
      ],
      parameters: [Parameter("layer", .layer, isOptional: true)]),
    CommandSpecification(
      .change(.unblock), topic: .learning, summary: "let gradient pass below a layer again",
      usage: ["unblock [LAYER]"], examples: ["example both; block dense1; unblock dense1; net"],
      discussion: ["The next `backward` reaches the layers below again."],
      parameters: [Parameter("layer", .layer, isOptional: true)]),
    CommandSpecification(
      .change(.sabotage), topic: .learning,
      summary: "break the backward pass or the update on purpose",
      usage: ["sabotage", "sabotage NAME|random|off"],
      examples: [
        "sabotage", "example cross; sabotage no-sum; forward; backward; gradcheck",
        "example cross; sabotage random; forward; backward; gradcheck; sabotage off",
      ],
      discussion: [
        "Alone it lists what can be broken. From then on `backward`, `update` and `train` have "
          + "that mistake in them, until `sabotage off`. The views show the wrong numbers as they "
          + "are. The terms that they list are the right ones, so the sums do not match.",
        "`random` chooses one that shows in the present network and does not say which: find it "
          + "with `gradcheck`, with `explain`, or by comparing sum(contributions(W)) with W.grad; "
          + "then `guess`.",
      ],
      parameters: [Parameter("fault", .choice(faults + sabotageWords), isOptional: true)]),
    CommandSpecification(
      .change(.guess), topic: .learning, summary: "say what is broken", usage: ["guess NAME"],
      examples: ["example cross; sabotage random; forward; backward; gradcheck; guess no-sum"],
      discussion: [
        "Says whether it is that, and after a right guess what gives the mistake away. "
          + "`sabotage` lists the names."
      ],
      parameters: [Parameter("fault", .choice(faults))]),
  ]

  /// What can be broken, with a hint of each.
  public static let faults: [ParameterKind.Choice] = [
    .init("no-sum", "a kernel weight gets its last pixel's term alone"),
    .init("mean", "a kernel weight gets the mean over the pixels, not the sum"),
    .init("flipped-kernel", "a kernel's gradient comes out turned by 180 degrees"),
    .init("stride-ignored", "a kernel's gradient reads the input with stride 1"),
    .init("padding-shifted", "a kernel's gradient reads the input without padding"),
    .init("bias-mean", "a bias gets the mean over the pixels, not the sum"),
    .init("input-unturned", "gradient passes a conv through the kernel unturned"),
    .init("inner-no-sum", "gradient passes down from the last channel or unit alone"),
    .init("relu-open", "ReLU lets gradient through where it is closed"),
    .init("pool-spread", "a max pool shares gradient out over its window"),
    .init("norm-mean-constant", "no gradient comes back through a norm's mean"),
    .init("norm-variance-constant", "no gradient comes back through a norm's variance"),
    .init("running-statistics", "batch norm's way back takes the running statistics"),
    .init("dropout-unscaled", "gradient passes dropout without its factor"),
    .init("skip-lost", "what several layers read gets one reader's gradient alone"),
    .init("shared-last-use", "a shared weight gets the gradient of one of its layers alone"),
    .init("batch-mean-forgotten", "the loss's gradient is not divided by the samples"),
    .init("update-early", "weights change before gradient passes down through them"),
    .init("update-per-pixel", "a kernel changes after each pixel's term"),
  ]

  private static let sabotageWords: [ParameterKind.Choice] = [
    .init("random", "one of them, which one you are to find"),
    .init("off", "mends it and tells which it was"),
  ]
}
