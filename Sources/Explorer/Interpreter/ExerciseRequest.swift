import CommandLanguage

/// A call of `quiz` or `worksheet`, with what it may go by.
public struct ExerciseRequest: Sendable {
  /// Which of them.
  public let word: Command.Exercise
  /// The command.
  public let call: CommandCall
  /// The session's seed, from which exercises are drawn unless the call has its own.
  public let seed: UInt64
  /// How things look.
  public let settings: Settings
  /// Whether the statement may write files.
  public let mayWriteFiles: Bool
}
