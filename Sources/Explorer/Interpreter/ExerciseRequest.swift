import CommandLanguage
import Sessions

/// A call of `quiz` or `worksheet`, with what it may go by.
package struct ExerciseRequest: Sendable {
  /// Which of them.
  package let word: Command.Exercise
  /// The command.
  package let call: CommandCall
  /// The session's seed, from which exercises are drawn unless the call has its own.
  package let seed: UInt64
  /// How things look.
  package let settings: Settings
  /// Whether the statement may write files.
  package let mayWriteFiles: Bool
}
