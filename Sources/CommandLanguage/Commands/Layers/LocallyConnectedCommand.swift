import NeuralNetwork

/// The command `locallyconnected`.
package struct LocallyConnectedCommand: CommandArguments {
  /// The number of channels that come out.
  package let outputs: Given<Int>
  /// The rows and columns of each kernel.
  package let kernel: Given<Size>
  /// How far the window moves.
  package let stride: Given<Size>?
  /// The rows and columns added on each side.
  package let padding: Given<Size>?
  /// How far apart the kernel's cells lie.
  package let dilation: Given<Size>?
  /// Who has a bias.
  package let biases: Given<Convolution.Biases>?

  static let outputs = RequiredArgument<Int>("out", .integer(atLeast: 1))
  static let kernel = RequiredArgument<Size>("kernel", .size)
  static let stride = WindowOptions.stride(usual: "1")
  static let padding = WindowOptions.padding
  static let dilation = WindowOptions.dilation
  static let biases = ValueOption<Convolution.Biases>("bias", .choice, "who has a bias")

  package init(_ call: CommandCall) throws(ArgumentError) {
    outputs = try call.read(Self.outputs)
    kernel = try call.read(Self.kernel)
    stride = call.read(Self.stride)
    padding = call.read(Self.padding)
    dilation = call.read(Self.dilation)
    biases = call.read(Self.biases)
  }

  static let specification = CommandSpecification(
    .layer(.locallyconnected), topic: .building, traits: [],
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
    arguments: LocallyConnectedCommand.self, parameters: [outputs, kernel],
    options: [stride, padding, dilation, biases])
}

extension Convolution.Biases: WordChoice {
  package var meaning: String {
    switch self {
    case .each: "every output has its own (this)"
    case .channel: "one for each output channel"
    case .off: "none"
    }
  }
}
