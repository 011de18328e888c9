/// The command `train`.
package struct TrainCommand: CommandArguments {
  /// How many steps or epochs.
  package let count: Given<Int>
  /// What is counted.
  package let unit: Given<Unit>
  /// The samples of a step.
  package let batch: Given<Int>?

  static let count = RequiredArgument<Int>("count", .integer(atLeast: 1))
  static let unit = RequiredArgument<Unit>("unit", .choice)
  static let batch = ValueOption<Int>("batch", .integer(atLeast: 1), "samples a step (32)")

  package init(_ call: CommandCall) throws(ArgumentError) {
    count = try call.read(Self.count)
    unit = try call.read(Self.unit)
    batch = call.read(Self.batch)
  }

  static let specification = CommandSpecification(
    .change(.train), topic: .learning, traits: [],
    summary: "forward, backward, update, again and again",
    usage: ["train N step|steps|epoch|epochs [batch B]"],
    examples: [
      "example both; train 3 steps", "example xor; optimizer sgd lr 0.5; train 500 steps",
      "input 8x8; conv 4 3x3; relu; dense 4; loss cross-entropy; data edges; train 2 epochs",
    ],
    discussion: [
      "Each step takes a batch through `forward` and `backward` and makes one `update`: kernels "
        + "and dense weights change together, each from its old value. Data, where they are "
        + "loaded, come in an order shuffled by the seed, 32 samples a step unless `batch` says "
        + "otherwise; an epoch is as many steps as see each sample once. Without data every "
        + "step takes the present input.",
      "It stops before the first step whose loss or gradients are not finite, keeps the steps "
        + "before it, and names a smaller rate to try.",
      "Ctrl-C stops between two steps and keeps those that were made; `undo` takes all of them "
        + "back. Values afterwards are those of the last step, before its update. `curves` and "
        + "`filmstrip` look back on it.",
    ],
    arguments: TrainCommand.self, parameters: [count, unit], options: [batch])

  /// What is counted.
  package enum Unit: String, CaseIterable, WordChoice {
    case steps, epochs, step, epoch

    package var meaning: String {
      switch self {
      case .steps: "as many updates"
      case .epochs: "each sample as many times"
      case .step: "one update"
      case .epoch: "each sample once"
      }
    }

    /// Whether it is epochs.
    package var isEpochs: Bool {
      switch self {
      case .epoch, .epochs: true
      case .step, .steps: false
      }
    }
  }
}
