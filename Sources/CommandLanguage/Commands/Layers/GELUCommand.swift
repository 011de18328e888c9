/// The command `gelu`.
package struct GELUCommand: CommandArguments {
  /// The form, where it is not the exact one.
  package let form: Given<Form>?

  static let form = OptionalArgument<Form>("form", .choice)

  package init(_ call: CommandCall) throws(ArgumentError) {
    form = call.read(Self.form)
  }

  static let specification = CommandSpecification(
    .layer(.gelu), topic: .building, traits: [],
    summary: "add a smooth gate: x times the share of a bell curve below it",
    usage: ["gelu [approx]"],
    examples: ["input 4; dense 3; gelu; dense 2", "input 1x8x8; conv 2 3x3; gelu approx"],
    discussion: [
      "x * Phi(x), exact; with `approx` Phi is worked out with tanh, as in PyTorch's "
        + "`approximate='tanh'`. Below -0.75 its slope is negative: there it falls as x grows."
    ],
    arguments: GELUCommand.self, parameters: [form])

  /// Forms that are not exact.
  package enum Form: String, CaseIterable, WordChoice {
    case approximate = "approx"

    package var meaning: String {
      switch self {
      case .approximate: "by tanh, not by the normal distribution"
      }
    }
  }
}
