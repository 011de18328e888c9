/// The command `softplus`.
package struct SoftplusCommand: CommandArguments {
  /// How sharply it bends.
  package let beta: Given<Double>?

  static let beta = OptionalArgument<Double>("beta", .number)

  package init(_ call: CommandCall) throws(ArgumentError) {
    beta = call.read(Self.beta)
  }

  static let specification = CommandSpecification(
    .layer(.softplus), topic: .building, traits: [],
    summary: "add a smooth rectifier: log(1 + e^x)",
    usage: ["softplus [BETA]"],
    examples: ["input 4; dense 3; softplus; dense 2", "input 4; dense 3; softplus 2"],
    discussion: [
      "log(1 + e^(BETA x)) / BETA; BETA is 1 unless given. Its slope is a sigmoid. Where BETA x "
        + "is above 20 it is x itself, as in PyTorch."
    ],
    arguments: SoftplusCommand.self, parameters: [beta])
}
