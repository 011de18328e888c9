/// The command `init`.
enum InitialiseCommand {
  static let specification = CommandSpecification(
    .change(.initialise), topic: .building, summary: "draw weights by another rule",
    usage: ["init [NAME] default|he|xavier|zeros|normal STD"],
    examples: [
      "input 4; dense 3; init he", "input 4; dense 3; init dense1 zeros",
      "input 4; dense 3; init normal 0.1",
    ],
    discussion: [
      "fan_in is the number of inputs that one output sums. `default` is PyTorch's: weights and "
        + "biases are uniform between -1/sqrt(fan_in) and 1/sqrt(fan_in). `he` is normal with "
        + "variance 2/fan_in; `xavier` is uniform between -s and s, with s = "
        + "sqrt(6/(fan_in+fan_out)); `normal` has the standard deviation STD. Biases are 0 in "
        + "all but `default`. Without a name, all layers are drawn.",
      "With `zeros`, see which gradients are zero too, and why such a network hardly learns.",
    ],
    parameters: [
      Parameter("layer", .layer, isOptional: true),
      Parameter(
        "scheme",
        .choice([
          .init("default", "PyTorch's rule"),
          .init("he", "normal, variance 2/fan_in, made for ReLU"),
          .init("xavier", "uniform, balanced between forward and backward"),
          .init("zeros", "all zero"),
          .init("normal", "normal with the standard deviation that follows"),
        ])),
      Parameter("std", .number, isOptional: true),
    ], rule: .deviationOfNormal)
}
