import NeuralNetwork

/// The command `mode`.
package struct ModeCommand: CommandArguments {
  /// The new mode.
  package let mode: Given<Mode>?
  /// How many passes in training there were.
  package let passes: Given<Int>?

  static let mode = OptionalArgument<Mode>("mode", .choice)
  static let passes = ValueOption<Int>(
    "passes", .integer(atLeast: 0), "how many passes in training masks are drawn behind")

  package init(_ call: CommandCall) throws(ArgumentError) {
    mode = call.read(Self.mode)
    passes = call.read(Self.passes)
  }

  static let specification = CommandSpecification(
    .change(.mode), topic: .running, traits: [],
    summary: "what batch norm and dropout do: train or eval",
    usage: ["mode train|eval [passes N]", "mode"],
    examples: [
      "input 4; dense 6; dropout; dense 3; mode eval", "example both; mode",
      "input 4; dense 6; dropout; dense 3; mode train passes 3",
    ],
    discussion: [
      "A new network begins in `train`, as in PyTorch: batch norm takes the batch's own mean and "
        + "variance and moves its running ones, dropout draws a mask. In `eval` batch norm takes the "
        + "running ones, and dropout lets everything through. `evaluate` takes eval by itself; "
        + "`train 5 steps` obeys the mode. Other layers do the same in both.",
      "`passes N` says how many passes in training there were, from which the next masks are drawn; "
        + "a saved file sets it. Alone it tells the mode.",
    ],
    arguments: ModeCommand.self, parameters: [mode], options: [passes],
    givesWay: true)
}

extension Mode: WordChoice {
  package var meaning: String {
    switch self {
    case .train: "by the batch itself; dropout draws"
    case .eval: "by what was kept; dropout passes all"
    }
  }
}
