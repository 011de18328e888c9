/// The command `schedule`.
package struct ScheduleCommand: CommandArguments {
  /// How the rate goes; `nil` to say what is set.
  package let kind: Given<Kind>?
  /// The number of steps.
  package let every: Given<Int>?
  /// What the rate is multiplied by.
  package let factor: Given<Double>?

  static let kind = OptionalArgument<Kind>("kind", .choice)
  static let every = OptionalArgument<Int>("every", .integer(atLeast: 1))
  static let factor = OptionalArgument<Double>("factor", .number)

  package init(_ call: CommandCall) throws(ArgumentError) {
    kind = call.read(Self.kind)
    every = call.read(Self.every)
    factor = call.read(Self.factor)
  }

  static let specification = CommandSpecification(
    .change(.schedule), topic: .learning, traits: [],
    summary: "let the learning rate go down over the steps",
    usage: [
      "schedule constant", "schedule step EVERY FACTOR", "schedule cosine N", "schedule",
    ],
    examples: ["schedule step 100 0.5", "schedule cosine 200", "schedule constant"],
    discussion: [
      "`step 100 0.5` halves the rate after every 100 steps. `cosine 200` lowers it to 0 over "
        + "200 steps, along half a cosine; after them it rises again, as PyTorch's does. Alone "
        + "it says what is set."
    ],
    arguments: ScheduleCommand.self, parameters: [kind, every, factor])

  /// How the rate goes.
  package enum Kind: String, CaseIterable, WordChoice {
    case constant, step, cosine

    package var meaning: String {
      switch self {
      case .constant: "the same rate throughout"
      case .step: "times FACTOR after EVERY steps"
      case .cosine: "down to 0 over N steps"
      }
    }
  }
}
