/// The command `curves`.
package struct CurvesCommand: CommandArguments {
  /// What is drawn, where that is not the loss.
  package let form: Given<Form>?
  /// The trainings; the latest unless given.
  package let runs: [Given<Int>]

  static let form = OptionalArgument<Form>("view", .choice)
  static let runs = RepeatedArgument<Int>("run", .integer(atLeast: 1), mayBeMissing: true)

  package init(_ call: CommandCall) throws(ArgumentError) {
    form = call.read(Self.form)
    runs = call.read(Self.runs)
  }

  static let specification = CommandSpecification(
    .view(.curves), topic: .learning, traits: [],
    summary: "loss, accuracy and gradients from step to step",
    usage: ["curves [RUN]", "curves RUN RUN...", "curves moved [RUN]"],
    examples: [
      "example both; train 30 steps; curves", "example both; train 30 steps; curves moved",
      "example both; train 30 steps; seed 1; train 30 steps; curves 1 2",
    ],
    discussion: [
      "Each training is a run. `train` continues the latest run if weights and data have not "
        + "changed since; after `replace`, `seed`, other data or a new network it begins a new "
        + "one. The last six are kept. Several numbers draw those runs in one picture.",
      "Below the loss and the accuracy you see, for each layer, how long its gradient was (the "
        + "root of the sum of its squares) and how far its parameters moved. `moved` shows each "
        + "kernel and each row of dense weights by itself.",
    ],
    arguments: CurvesCommand.self, parameters: [form, runs])

  /// What else can be drawn.
  package enum Form: String, CaseIterable, WordChoice {
    case moved

    package var meaning: String {
      switch self {
      case .moved: "how far each kernel and dense weight went"
      }
    }
  }
}
