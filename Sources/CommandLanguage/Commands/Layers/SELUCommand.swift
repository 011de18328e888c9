/// The command `selu`.
enum SELUCommand {
  static let specification = CommandSpecification(
    .layer(.selu), topic: .building, traits: [],
    summary: "add an ELU scaled so that mean 0 and variance 1 stay",
    usage: ["selu"], examples: ["input 4; dense 3; selu; dense 2"],
    discussion: [
      "1.0507 x where x is above 0, else 1.7581 (e^x - 1). The two numbers are those for which "
        + "normal inputs of mean 0 and variance 1 come out with mean 0 and variance 1."
    ])
}
