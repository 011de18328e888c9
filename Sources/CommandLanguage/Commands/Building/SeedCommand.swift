/// The command `seed`.
package struct SeedCommand: CommandArguments {
  /// The new seed; `nil` to say what it is.
  package let seed: Given<Int>?

  static let seed = OptionalArgument<Int>("seed", .integer(atLeast: 0))

  package init(_ call: CommandCall) throws(ArgumentError) {
    seed = call.read(Self.seed)
  }

  static let specification = CommandSpecification(
    .change(.seed), topic: .building, traits: [],
    summary: "draw all weights anew, and all later ones, from N",
    usage: ["seed [N]"], examples: ["input 4; dense 3; seed 7; dense1.weight"],
    discussion: [
      "The same seed gives the same weights, to the bit, on every machine. A layer's draw "
        + "depends on the seed, its name and its shape alone. At the start the seed is 0. "
        + "Alone, `seed` says what it is."
    ],
    arguments: SeedCommand.self, parameters: [seed])
}
