/// The command `locallyconnected`.
enum LocallyConnectedCommand {
  static let specification = CommandSpecification(
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
    options: WindowOptions.all(stride: "1") + [
      OptionSpecification(
        "bias",
        .choice([
          .init("each", "every output has its own (this)"),
          .init("channel", "one for each output channel"), .init("off", "none"),
        ]), "who has a bias")
    ])
}
