import Documents
import NeuralNetwork
import Sessions
import Storage

/// What an interpreter may ask of the world outside.
package struct Environment: Sendable {
  /// Asked now and then whether to stop.
  package var interruption: Interruption
  /// Whether statements may write files; those of a file that `source` reads never may.
  let mayWriteFiles: Bool
  /// Where this is, should they not.
  let writingBan: WritingBan
  /// How many bytes a session may hold.
  let memoryBound: Int
  /// Asks the learner a question and gives the answer; `nil` where nobody can be asked.
  package let ask: (@Sendable (String) -> String?)?

  /// Told what changes the session, as it happens, before the change is reported.
  package let journal: (@Sendable (JournalEvent) -> Void)?
  /// Shown how far long work is, now and then, and `nil` at its end.
  package let progress: (@Sendable (WorkProgress?, Settings) -> Void)?
  /// Runs `quiz` and `worksheet`, which are made of sessions of their own and leave this one alone;
  /// `nil` where there are none.
  package let exercises: (@Sendable (ExerciseRequest) -> StatementOutcome.Result)?
  /// Begins and ends the recording of a terminal; `nil` where there is none.
  let record: (@Sendable (RecordingRequest) -> Result<RecordingSummary, RecordingProblem>)?

  /// Takes bytes to standard output; `nil` where that is not theirs.
  let output: (@Sendable ([UInt8]) -> Void)?

  /// Makes an environment; unless told otherwise nothing stops it and nobody is asked or told.
  package init(
    interruption: Interruption = .never, mayWriteFiles: Bool = true,
    writingBan: WritingBan = .lesson,
    memoryBound: Int = Session.usualMemoryBound,
    ask: (@Sendable (String) -> String?)? = nil,
    journal: (@Sendable (JournalEvent) -> Void)? = nil,
    progress: (@Sendable (WorkProgress?, Settings) -> Void)? = nil,
    exercises: (@Sendable (ExerciseRequest) -> StatementOutcome.Result)? = nil,
    record: (@Sendable (RecordingRequest) -> Result<RecordingSummary, RecordingProblem>)? = nil,
    output: (@Sendable ([UInt8]) -> Void)? = nil
  ) {
    self.interruption = interruption
    self.mayWriteFiles = mayWriteFiles
    self.writingBan = writingBan
    self.memoryBound = memoryBound
    self.ask = ask
    self.journal = journal
    self.progress = progress
    self.exercises = exercises
    self.record = record
    self.output = output
  }
}
