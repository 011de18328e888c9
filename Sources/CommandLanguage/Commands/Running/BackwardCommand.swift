/// The command `backward`.
package struct BackwardCommand: CommandArguments {
  /// Where `add` stands, which keeps the gradients that are there.
  package let adds: SourceRange?
  /// The gradient of the last layer's output.
  package let upstream: Given<Expression>?

  static let adds = BareOption("add", "add to the gradients that are there")
  static let upstream = ValueOption<Expression>(
    "with", .expression, "the gradient of the last layer's output")

  package init(_ call: CommandCall) throws(ArgumentError) {
    adds = call.read(Self.adds)
    upstream = call.read(Self.upstream)
  }

  static let specification = CommandSpecification(
    .change(.backward), topic: .running, traits: [.readsPass, .endsStepping],
    summary: "work out the gradient of everything",
    usage: ["backward [add] [with EXPR]"],
    examples: ["example sum; forward; backward; conv1.weight.grad"],
    discussion: [
      "Backpropagation goes through the layers from last to first. What arrives from above, "
        + "the upstream gradient, is turned by the chain rule into gradients of the layer's "
        + "weights and of its input; the latter is the next layer's upstream.",
      "Each backward starts from zero. PyTorch adds to what is there; `backward add` does that.",
      "`backward with EXPR` takes the gradient of the last layer's output from you, so that no "
        + "loss is needed: good for numbers that can be checked by hand.",
    ],
    arguments: BackwardCommand.self, options: [adds, upstream])
}
