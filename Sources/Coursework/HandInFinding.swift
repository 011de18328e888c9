import Lessons

/// Something about a hand-in that its reader should know.
package enum HandInFinding: Equatable, Sendable {
  /// What is counted of a step.
  package enum Count: String, Equatable, Sendable {
    case guesses
    case rightGuesses = "right guesses"
    case hints
    case tries = "early done"
  }

  /// A count that its own statements do not give.
  case counted(Count, said: Int, found: Int, lesson: String, step: Int)
  /// An ending that its own statements do not lead to.
  case ended(said: StepRecord.Ending, found: StepRecord.Ending, lesson: String, step: Int)
  /// It says that the lesson is finished, and it is not.
  case notFinished(lesson: String)
  /// It was changed since Gradus wrote it.
  case edited
  /// The lesson is not here.
  case unknownLesson(String, title: String)
  /// The lesson is another than the one that was taken.
  case otherLesson(String)
  /// Steps that were done with another version of the lesson.
  case carried(lesson: String, steps: Int)
  /// A statement reads a file.
  case needsFile(lesson: String, statement: String)
  /// To do it again takes too long.
  case tooLong(lesson: String)
  /// An answer to the quiz is none.
  case noAnswer(QuizPlace)
  /// Another version of the program wrote it.
  case otherVersion(String)

  /// A question of the quiz.
  package struct QuizPlace: Equatable, Sendable {
    let topic: String
    let seed: UInt64
    let text: String
  }
}

extension HandInFinding {
  /// Whether a number in the file is not what its statements give.
  package var isForgery: Bool {
    switch self {
    case .counted, .ended, .notFinished, .noAnswer: true
    case .edited, .unknownLesson, .otherLesson, .carried, .needsFile, .tooLong, .otherVersion: false
    }
  }

  /// What was found, in a sentence.
  package var words: String {
    switch self {
    case .counted(let count, let said, let found, let lesson, let step):
      "\(lesson), step \(step + 1): it says \(said) \(count.rawValue), its statements give \(found)"
    case .ended(let said, let found, let lesson, let step):
      "\(lesson), step \(step + 1): it says \(said.rawValue), its statements leave it \(found.rawValue)"
    case .notFinished(let lesson):
      "\(lesson): it says finished, its statements do not come to the end"
    case .edited:
      "changed by hand since it was written; its name and times are what somebody typed"
    case .unknownLesson(let name, let title):
      "\(name) (\(title)) is not here, so its numbers are not checked; --with FILE names its lesson"
    case .otherLesson(let name):
      "\(name) is another version of the lesson here, so its numbers are not checked"
    case .carried(let lesson, let steps):
      "\(lesson): \(steps == 1 ? "one step was" : "\(steps) steps were") done with another version of the lesson, and cannot be checked"
    case .needsFile(let lesson, let statement):
      "\(lesson): \(statement) reads a file, so its numbers are not checked"
    case .tooLong(let lesson):
      "\(lesson): to do it again takes too long, so its numbers are not checked"
    case .noAnswer(let place):
      "quiz \(place.topic) seed \(place.seed): \(place.text) is no answer to that question"
    case .otherVersion(let version): "written by Gradus \(version)"
    }
  }
}
