/// The command `dense`.
package struct DenseCommand: CommandArguments {
  /// The number of outputs.
  package let outputs: Given<Int>
  /// Whether a bias is added.
  package let bias: Given<Bool>?
  /// The layer whose weight and bias it uses.
  package let sharing: Given<String>?

  static let outputs = RequiredArgument<Int>("out", .integer(atLeast: 1))
  static let bias = LayerOptions.bias
  static let sharing = LayerOptions.sharing

  package init(_ call: CommandCall) throws(ArgumentError) {
    outputs = try call.read(Self.outputs)
    bias = call.read(Self.bias)
    sharing = call.read(Self.sharing)
  }

  static let specification = CommandSpecification(
    .layer(.dense), abbreviations: ["linear", "fc"], topic: .building, traits: [],
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
    arguments: DenseCommand.self, parameters: [outputs], options: [bias, sharing])
}
