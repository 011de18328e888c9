/// The command `seed`.
enum SeedCommand {
  static let specification = CommandSpecification(
    .change(.seed), topic: .building,
    summary: "draw all weights anew, and all later ones, from N",
    usage: ["seed [N]"], examples: ["input 4; dense 3; seed 7; dense1.weight"],
    discussion: [
      "The same seed gives the same weights, to the bit, on every machine. A layer's draw "
        + "depends on the seed, its name and its shape alone. At the start the seed is 0. "
        + "Alone, `seed` says what it is."
    ],
    parameters: [Parameter("seed", .integer(atLeast: 0), isOptional: true)])
}
