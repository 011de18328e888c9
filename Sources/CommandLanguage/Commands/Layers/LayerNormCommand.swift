/// The command `layernorm`.
enum LayerNormCommand {
  static let specification = CommandSpecification(
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
    options: [NormalisationOptions.epsilon, NormalisationOptions.affine])
}
