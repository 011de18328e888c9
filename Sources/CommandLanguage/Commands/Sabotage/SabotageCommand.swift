/// The command `sabotage`.
enum SabotageCommand {
  static let specification = CommandSpecification(
    .change(.sabotage), topic: .learning,
    summary: "break the backward pass or the update on purpose",
    usage: ["sabotage", "sabotage NAME|random|off"],
    examples: [
      "sabotage", "example cross; sabotage no-sum; forward; backward; gradcheck",
      "example cross; sabotage random; forward; backward; gradcheck; sabotage off",
    ],
    discussion: [
      "Alone it lists what can be broken. From then on `backward`, `update` and `train` have "
        + "that mistake in them, until `sabotage off`. The views show the wrong numbers as they "
        + "are. The terms that they list are the right ones, so the sums do not match.",
      "`random` chooses one that shows in the present network and does not say which: find it "
        + "with `gradcheck`, with `explain`, or by comparing sum(contributions(W)) with W.grad; "
        + "then `guess`.",
    ],
    parameters: [
      Parameter("fault", .choice(Vocabulary.faults + Vocabulary.sabotageWords), isOptional: true)
    ])
}
