/// The command `rate`.
enum RateCommand {
  static let specification = CommandSpecification(
    .change(.rate), topic: .learning, summary: "give a layer its own part of the learning rate",
    usage: ["rate LAYER|TENSOR|all FACTOR", "rate"],
    examples: [
      "example both; rate conv1 0.1; forward; backward; update",
      "example cross; rate dense1.bias 2; rate dense1.bias 1",
    ],
    discussion: [
      "An update of this layer, or of one weight or bias, takes FACTOR times the learning rate: "
        + "PyTorch's parameter groups. What `schedule` does to the rate goes for it as well. "
        + "`rate NAME 1` takes it away again; alone it says what is set.",
      "With factor 0 nothing moves, yet what the rule remembers does; `freeze` holds both.",
    ],
    parameters: [
      Parameter("what", .layerOrAddress([.init("all", "every layer")]), isOptional: true),
      Parameter("factor", .number, isOptional: true, needing: "what"),
    ], givesWay: true)
}
