/// What a learner's way through a lesson comes to when it is done again.
///
/// A file may say of itself what it likes; this is what its own statements give.
package struct LessonReplay: Sendable {
  /// How a question was answered the first time.
  package struct Answer: Hashable, Sendable {
    /// The step, from 0.
    package let step: Int
    /// The question's place among those of the step, from 0.
    package let question: Int
    /// The guess as it reads; `nil` where the answer was asked for without one.
    package let guess: String?
    /// Whether it was right.
    package let isRight: Bool
    /// The answer as it reads.
    package let value: String
  }

  /// What was said to something that went wrong at a task.
  package struct Slip: Hashable, Sendable {
    /// The step, from 0.
    package let step: Int
    /// What was said.
    package let words: String
  }

  /// How far the replay got.
  package enum Extent: Equatable, Sendable {
    /// To the end.
    case whole
    /// It took too long.
    case stopped
    /// A statement reads a file, which is not here.
    case needsFile(String)
  }

  /// What became of each step.
  package internal(set) var records: [StepRecord]
  /// Whether the last step came to be behind.
  package internal(set) var isFinished = false
  /// The steps whose record is from another version of the lesson, and rests on nothing.
  package internal(set) var carried: Set<Int> = []
  /// The first answer to each question, in the order in which they came.
  package internal(set) var answers: [Answer] = []
  /// What was said to mistakes, each once.
  package internal(set) var slips: [Slip] = []
  /// How far it got.
  package internal(set) var extent = Extent.whole
}
