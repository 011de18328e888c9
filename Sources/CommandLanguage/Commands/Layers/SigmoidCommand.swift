/// The command `sigmoid`.
enum SigmoidCommand {
  static let specification = CommandSpecification(
    .layer(.sigmoid), topic: .building, traits: [], summary: "add a sigmoid: squeezes into 0 ... 1",
    usage: ["sigmoid"], examples: ["input 4; dense 3; sigmoid"],
    discussion: ["1 / (1 + e^-x). Its gradient is s(1 - s), never more than a quarter."])
}
