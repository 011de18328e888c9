import NeuralNetwork

/// The command `init`.
package struct InitialiseCommand: CommandArguments {
  /// The layer whose weights are drawn; `nil` for all.
  package let layer: Given<String>?
  /// The rule.
  package let scheme: Given<Scheme>
  /// The standard deviation, of `normal` alone.
  package let deviation: Given<Double>?
  /// The rule with its number.
  package let rule: InitialisationScheme

  static let layer = OptionalArgument<String>("layer", .layer)
  static let scheme = RequiredArgument<Scheme>("scheme", .choice)
  static let deviation = OptionalArgument<Double>("std", .number)

  package init(_ call: CommandCall) throws(ArgumentError) {
    layer = call.read(Self.layer)
    scheme = try call.read(Self.scheme)
    deviation = call.read(Self.deviation)
    switch (scheme.value, deviation) {
    case (.normal, nil):
      throw .missing(name: "std", expected: "a standard deviation, as in init normal 0.1")
    case (.normal, let deviation?): rule = .normal(deviation.value)
    case (.usual, nil): rule = .pytorchDefault
    case (.he, nil): rule = .he
    case (.xavier, nil): rule = .xavier
    case (.zeros, nil): rule = .zeros
    case (.usual, let deviation?), (.he, let deviation?), (.xavier, let deviation?),
      (.zeros, let deviation?):
      throw .excess(deviation.argument)
    }
  }

  static let specification = CommandSpecification(
    .change(.initialise), topic: .building, traits: [], summary: "draw weights by another rule",
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
    arguments: InitialiseCommand.self, parameters: [layer, scheme, deviation])

  /// The rules by which weights are drawn.
  package enum Scheme: String, CaseIterable, WordChoice {
    case usual = "default"
    case he, xavier, zeros, normal

    package var meaning: String {
      switch self {
      case .usual: "PyTorch's rule"
      case .he: "normal, variance 2/fan_in, made for ReLU"
      case .xavier: "uniform, balanced between forward and backward"
      case .zeros: "all zero"
      case .normal: "normal with the standard deviation that follows"
      }
    }
  }
}
