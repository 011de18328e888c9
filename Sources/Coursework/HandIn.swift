import Exercises
import Lessons

/// What a learner hands in: how far they are in every lesson, and their answers to the quiz, each
/// with the statements that led to it.
package struct HandIn: Equatable, Sendable {
  /// Whose it is.
  package var name: String
  /// The version of the program that wrote it.
  package var version: String
  /// The progress in each lesson that was begun.
  package var lessons: [LessonProgress]
  /// The answers to the quiz, in the order in which they came.
  package var answers: [QuizAnswer]

  /// Makes a hand-in.
  package init(
    name: String, version: String, lessons: [LessonProgress], answers: [QuizAnswer]
  ) {
    self.name = name
    self.version = version
    self.lessons = lessons
    self.answers = answers
  }

  /// The end of its files' names.
  package static let ending = ".handin"

  /// The name of the file where none is given: letters and digits stay, as `Ada-Lovelace.handin`.
  package static func file(of name: String) -> String {
    let words = name.split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
    return (words.isEmpty ? "hand-in" : String(words.prefix(60))) + ending
  }

  /// Why a name cannot be one; `nil` where it can.
  package static func defect(ofName name: String) -> String? {
    if name.allSatisfy(\.isWhitespace) { return "a name has at least one letter" }
    if name.count > longestName { return "a name has at most \(longestName) letters" }
    let hasControls = name.unicodeScalars.contains { $0.properties.generalCategory == .control }
    return hasControls ? "a name has letters alone, in one line" : nil
  }

  private static let longestName = 100
}
