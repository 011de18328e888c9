/// The command `groupnorm`.
enum GroupNormCommand {
  static let specification = CommandSpecification(
    .layer(.groupnorm), topic: .building,
    summary: "add group norm: each group of channels gets mean 0 and variance 1",
    usage: ["groupnorm G [eps E] [affine on|off]"],
    examples: ["input 4x6x6; groupnorm 2; relu", "input 4x6x6; groupnorm 4 affine off"],
    discussion: [
      "As batch norm, but over the channels of one of G groups in one sample; weight and bias have "
        + "one number for each channel. With as many groups as channels it is instance norm."
    ],
    parameters: [Parameter("groups", .integer(atLeast: 1))],
    options: [NormalisationOptions.epsilon, NormalisationOptions.affine])
}
