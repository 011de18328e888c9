/// The command `gelu`.
enum GELUCommand {
  static let specification = CommandSpecification(
    .layer(.gelu), topic: .building,
    summary: "add a smooth gate: x times the share of a bell curve below it",
    usage: ["gelu [approx]"],
    examples: ["input 4; dense 3; gelu; dense 2", "input 1x8x8; conv 2 3x3; gelu approx"],
    discussion: [
      "x * Phi(x), exact; with `approx` Phi is worked out with tanh, as in PyTorch's "
        + "`approximate='tanh'`. Below -0.75 its slope is negative: there it falls as x grows."
    ],
    parameters: [
      Parameter(
        "form", .choice([.init("approx", "by tanh, not by the normal distribution")]),
        isOptional: true)
    ])
}
