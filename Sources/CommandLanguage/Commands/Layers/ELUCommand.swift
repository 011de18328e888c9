/// The command `elu`.
package struct ELUCommand: CommandArguments {
  /// How far below 0 it goes.
  package let alpha: Given<Double>?

  static let alpha = OptionalArgument<Double>("alpha", .number)

  package init(_ call: CommandCall) throws(ArgumentError) {
    alpha = call.read(Self.alpha)
  }

  static let specification = CommandSpecification(
    .layer(.elu), topic: .building, traits: [],
    summary: "add a rectifier that bends smoothly to -ALPHA",
    usage: ["elu [ALPHA]"],
    examples: ["input 4; dense 3; elu; dense 2", "input 1x8x8; conv 2 3x3; elu 0.5"],
    discussion: [
      "x where it is above 0, else ALPHA (e^x - 1); ALPHA is 1 unless given. Its slope at 0 is "
        + "ALPHA, so that it has a kink unless ALPHA is 1."
    ],
    arguments: ELUCommand.self, parameters: [alpha])
}
