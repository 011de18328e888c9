/// The command `clip`.
enum ClipCommand {
  static let specification = CommandSpecification(
    .change(.clip), topic: .learning,
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
    parameters: [
      Parameter(
        "kind",
        .choice([
          .init("norm", "scale all together down to a length"),
          .init("value", "hold each within a bound"), .init("off", "leave gradients as they are"),
        ]), isOptional: true),
      Parameter("bound", .number, isOptional: true, needing: "kind"),
    ], givesWay: true)
}
