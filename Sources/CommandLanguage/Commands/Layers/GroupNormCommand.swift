/// The command `groupnorm`.
package struct GroupNormCommand: CommandArguments {
  /// The number of groups.
  package let groups: Given<Int>
  /// What is added to the variance.
  package let epsilon: Given<Double>?
  /// Whether weight and bias are learned.
  package let affine: Given<Bool>?

  static let groups = RequiredArgument<Int>("groups", .integer(atLeast: 1))
  static let epsilon = NormalisationOptions.epsilon
  static let affine = NormalisationOptions.affine

  package init(_ call: CommandCall) throws(ArgumentError) {
    groups = try call.read(Self.groups)
    epsilon = call.read(Self.epsilon)
    affine = call.read(Self.affine)
  }

  static let specification = CommandSpecification(
    .layer(.groupnorm), topic: .building, traits: [],
    summary: "add group norm: each group of channels gets mean 0 and variance 1",
    usage: ["groupnorm G [eps E] [affine on|off]"],
    examples: ["input 4x6x6; groupnorm 2; relu", "input 4x6x6; groupnorm 4 affine off"],
    discussion: [
      "As batch norm, but over the channels of one of G groups in one sample; weight and bias have "
        + "one number for each channel. With as many groups as channels it is instance norm."
    ],
    arguments: GroupNormCommand.self, parameters: [groups], options: [epsilon, affine])
}
