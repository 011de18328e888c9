/// The command `prelu`.
enum PReLUCommand {
  static let specification = CommandSpecification(
    .layer(.prelu), topic: .building, traits: [],
    summary: "add a rectifier that learns its slope below 0",
    usage: ["prelu"], examples: ["input 4; dense 3; prelu; dense 2"],
    discussion: [
      "x where it is above 0, else w x, with one weight w for all of it, 0.25 at first. Its "
        + "gradient sums upstream x input over every number that is not above 0."
    ])
}
