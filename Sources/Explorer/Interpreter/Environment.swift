import Documents
import NeuralNetwork

/// What an interpreter may ask of the world outside.
public struct Environment: Sendable {
  /// Asked now and then whether to stop.
  public var interruption: Interruption
  /// Whether statements may write files; those of a file that `source` reads never may.
  public let mayWriteFiles: Bool
  /// How many bytes a session may hold.
  public let memoryBound: Int
  /// Asks the learner a question and gives the answer; `nil` where nobody can be asked.
  public let ask: (@Sendable (String) -> String?)?

  /// Told what changes the session, as it happens, before the change is reported.
  public let journal: (@Sendable (JournalEvent) -> Void)?
  /// Shown how far long work is, now and then, and `nil` at its end.
  public let progress: (@Sendable (Text?, Settings) -> Void)?
  /// Runs `quiz` and `worksheet`, which are made of sessions of their own and leave this one alone;
  /// `nil` where there are none.
  public let exercises: (@Sendable (ExerciseRequest) -> StatementOutcome.Result)?
  /// Begins and ends the recording of a terminal; `nil` where there is none.
  public let record: (@Sendable (RecordingRequest) -> Result<RecordingSummary, RecordingProblem>)?

  /// Takes bytes to standard output; `nil` where that is not theirs.
  public let output: (@Sendable ([UInt8]) -> Void)?

  /// What a session may hold whose statements its user types or runs: 2 GiB.
  public static let usualMemoryBound = 2 << 30
  /// What one may hold under the statements of others, as a lesson's or those that `source` reads:
  /// 512 MiB.
  public static let strangersMemoryBound = 512 << 20

  /// Makes an environment; unless told otherwise nothing stops it and nobody is asked or told.
  public init(
    interruption: Interruption = .never, mayWriteFiles: Bool = true,
    memoryBound: Int = Environment.usualMemoryBound,
    ask: (@Sendable (String) -> String?)? = nil,
    journal: (@Sendable (JournalEvent) -> Void)? = nil,
    progress: (@Sendable (Text?, Settings) -> Void)? = nil,
    exercises: (@Sendable (ExerciseRequest) -> StatementOutcome.Result)? = nil,
    record: (@Sendable (RecordingRequest) -> Result<RecordingSummary, RecordingProblem>)? = nil,
    output: (@Sendable ([UInt8]) -> Void)? = nil
  ) {
    self.interruption = interruption
    self.mayWriteFiles = mayWriteFiles
    self.memoryBound = memoryBound
    self.ask = ask
    self.journal = journal
    self.progress = progress
    self.exercises = exercises
    self.record = record
    self.output = output
  }
}
