/// The command `softplus`.
enum SoftplusCommand {
  static let specification = CommandSpecification(
    .layer(.softplus), topic: .building, summary: "add a smooth rectifier: log(1 + e^x)",
    usage: ["softplus [BETA]"],
    examples: ["input 4; dense 3; softplus; dense 2", "input 4; dense 3; softplus 2"],
    discussion: [
      "log(1 + e^(BETA x)) / BETA; BETA is 1 unless given. Its slope is a sigmoid. Where BETA x "
        + "is above 20 it is x itself, as in PyTorch."
    ],
    parameters: [Parameter("beta", .number, isOptional: true)])
}
