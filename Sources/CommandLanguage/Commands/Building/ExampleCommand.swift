/// The command `example`.
enum ExampleCommand {
  static let specification = CommandSpecification(
    .change(.example), topic: .building,
    summary: "a small network, ready to run; alone, lists them",
    usage: ["example [NAME]"], examples: ["example sum", "example"],
    discussion: [
      "Weights, input and target are set, so `forward` and `backward` work at once. `sum` is "
        + "the one to start with: a 3x3 input and a 2x2 kernel, small enough to check by hand."
    ],
    parameters: [Parameter("name", .example, isOptional: true)], isForBeginners: true)
}
