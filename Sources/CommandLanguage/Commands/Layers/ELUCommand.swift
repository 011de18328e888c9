/// The command `elu`.
enum ELUCommand {
  static let specification = CommandSpecification(
    .layer(.elu), topic: .building, summary: "add a rectifier that bends smoothly to -ALPHA",
    usage: ["elu [ALPHA]"],
    examples: ["input 4; dense 3; elu; dense 2", "input 1x8x8; conv 2 3x3; elu 0.5"],
    discussion: [
      "x where it is above 0, else ALPHA (e^x - 1); ALPHA is 1 unless given. Its slope at 0 is "
        + "ALPHA, so that it has a kink unless ALPHA is 1."
    ],
    parameters: [Parameter("alpha", .number, isOptional: true)])
}
