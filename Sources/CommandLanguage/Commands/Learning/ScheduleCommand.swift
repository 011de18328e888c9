/// The command `schedule`.
enum ScheduleCommand {
  static let specification = CommandSpecification(
    .change(.schedule), topic: .learning, summary: "let the learning rate go down over the steps",
    usage: [
      "schedule constant", "schedule step EVERY FACTOR", "schedule cosine N", "schedule",
    ],
    examples: ["schedule step 100 0.5", "schedule cosine 200", "schedule constant"],
    discussion: [
      "`step 100 0.5` halves the rate after every 100 steps. `cosine 200` lowers it to 0 over "
        + "200 steps, along half a cosine; after them it rises again, as PyTorch's does. Alone "
        + "it says what is set."
    ],
    parameters: [
      Parameter(
        "kind",
        .choice([
          .init("constant", "the same rate throughout"),
          .init("step", "times FACTOR after EVERY steps"),
          .init("cosine", "down to 0 over N steps"),
        ]), isOptional: true),
      Parameter("every", .integer(atLeast: 1), isOptional: true),
      Parameter("factor", .number, isOptional: true),
    ])
}
