/// The command `layernorm`.
package struct LayerNormCommand: CommandArguments {
  /// What is added to the variance.
  package let epsilon: Given<Double>?
  /// Whether weight and bias are learned.
  package let affine: Given<Bool>?

  static let epsilon = NormalisationOptions.epsilon
  static let affine = NormalisationOptions.affine

  package init(_ call: CommandCall) throws(ArgumentError) {
    epsilon = call.read(Self.epsilon)
    affine = call.read(Self.affine)
  }

  static let specification = CommandSpecification(
    .layer(.layernorm), topic: .building, traits: [],
    summary: "add layer norm: each sample gets mean 0 and variance 1",
    usage: ["layernorm [eps E] [affine on|off]"],
    examples: [
      "input 4; dense 6; layernorm; relu; dense 3", "input 2x4x4; layernorm affine off",
    ],
    discussion: [
      "As batch norm, but over all axes of one sample, in training and evaluation alike; weight and "
        + "bias have the shape of a sample. Samples do not see each other."
    ],
    arguments: LayerNormCommand.self, options: [epsilon, affine])
}
