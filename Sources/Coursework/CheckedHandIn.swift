import Exercises
import Lessons

/// A hand-in, held against what its own statements give.
package struct CheckedHandIn: Sendable {
  /// A lesson in it.
  package struct Part: Sendable {
    /// What the file says.
    package let progress: LessonProgress
    /// The lesson; `nil` where it is not here.
    package let lesson: Lesson?
    /// What its statements give; `nil` where they were not done again, or not all of them.
    package let replay: LessonReplay?

    /// What became of each step: by its statements where they were done again, else by what it says.
    package var records: [StepRecord] { replay?.records ?? progress.records }
    /// Whether the last step is behind.
    package var isFinished: Bool { replay?.isFinished ?? progress.isFinished }
    /// How long it took, in seconds, as the file says.
    package var seconds: Int { progress.records.reduce(0) { $0 + $1.seconds } }

    /// Whether a step's numbers rest on statements that were done again.
    package func isChecked(_ step: Int) -> Bool {
      replay.map { !$0.carried.contains(step) } ?? false
    }
  }

  /// The file, as it was named.
  package let file: String
  /// What the file says.
  package let handIn: HandIn
  /// The lessons in it.
  package let parts: [Part]
  /// The quiz by topic, every answer marked again.
  package let tally: Tally
  /// What its reader should know.
  package let findings: [HandInFinding]

  /// Whether a number in it is not what its statements give.
  package var isForged: Bool { findings.contains(where: \.isForgery) }
}
