/// The command `clip`.
package struct ClipCommand: CommandArguments {
  /// How gradients are cut; `nil` to say what is set.
  package let kind: Given<Kind>?
  /// How long, or how large.
  package let bound: Given<Double>?

  static let kind = OptionalArgument<Kind>("kind", .choice)
  static let bound = OptionalArgument<Double>("bound", .number, needing: kind)

  package init(_ call: CommandCall) throws(ArgumentError) {
    kind = call.read(Self.kind)
    bound = call.read(Self.bound)
  }

  static let specification = CommandSpecification(
    .change(.clip), topic: .learning, traits: [.readsPass],
    summary: "cut gradients that are too large before an update",
    usage: ["clip norm X", "clip value X", "clip off", "clip"],
    examples: [
      "example both; clip norm 1; forward; backward; update",
      "example both; clip value 0.5; forward; backward; explain conv1.weight[0,0,0,0] update",
      "clip off",
    ],
    discussion: [
      "`clip norm 1` takes all gradients together as one vector and, where it is longer than 1, "
        + "scales all of them by 1/(norm + 1e-6), as PyTorch's clip_grad_norm_ does; "
        + "`clip value 0.5` holds each of them within ±0.5, as clip_grad_value_ does. Frozen "
        + "weights do not count.",
      "It happens before every update, of `train` too. `.grad` stays as it was: `update` and "
        + "`explain … update` show both. Alone it says what is set, and what it would do now.",
    ],
    arguments: ClipCommand.self, parameters: [kind, bound],
    givesWay: true)

  /// How gradients are cut.
  package enum Kind: String, CaseIterable, WordChoice {
    case norm, value, off

    package var meaning: String {
      switch self {
      case .norm: "scale all together down to a length"
      case .value: "hold each within a bound"
      case .off: "leave gradients as they are"
      }
    }
  }
}
