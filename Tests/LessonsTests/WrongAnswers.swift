import Foundation
import Lessons

/// Wrong answers to a lesson's questions and tasks, written down by somebody who had not written it.
///
/// `step N` opens a step by the number that the lesson shows. `guess X` is typed at its first
/// question, behind `question N` at that one. `try S; S` are statements typed at its task.
struct WrongAnswers {
  /// One wrong answer.
  struct Line: Sendable {
    /// Where it is typed.
    enum Place: Equatable, Sendable {
      /// At a question of the step, counted from 1.
      case question(Int)
      /// At the task.
      case task
    }

    /// The line of the file, counted from 1.
    let number: Int
    /// Where it is typed.
    let place: Place
    /// What is typed.
    let text: String
  }

  /// What is wrong with a file.
  struct Fault: Error, CustomStringConvertible {
    /// Where, and what.
    let description: String
  }

  /// The answers by step, counted from 1.
  let steps: [Int: [Line]]

  /// Reads a list.
  init(_ text: String, file: String) throws(Fault) {
    var steps: [Int: [Line]] = [:]
    var (step, question): (Int?, Int) = (nil, 1)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let words = line.split(separator: " ", maxSplits: 1).map(String.init)
      guard let first = words.first, !first.hasPrefix("#") else { continue }
      let rest = words.count > 1 ? words[1] : ""
      func fault(_ words: String) -> Fault { Fault(description: "\(file):\(index + 1): \(words)") }
      switch (first, step) {
      case ("step", _):
        guard let number = Int(rest), steps[number] == nil else {
          throw fault("a step's number is expected, once")
        }
        (step, question) = (number, 1)
        steps[number] = []
      case ("question", .some):
        guard let number = Int(rest) else { throw fault("a question's number is expected") }
        question = number
      case ("guess", let step?) where !rest.isEmpty:
        steps[step]?.append(Line(number: index + 1, place: .question(question), text: rest))
      case ("try", let step?) where !rest.isEmpty:
        steps[step]?.append(Line(number: index + 1, place: .task, text: rest))
      default: throw fault("'step N', 'question N', 'guess X' or 'try S; S' is expected")
      }
    }
    self.steps = steps
  }

  // MARK: Files

  /// The folder of the lists.
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().appending(path: "WrongAnswers")

  /// The list of a lesson's file, if there is one.
  static func url(of lesson: String) -> URL {
    folder.appending(path: LessonFiles.name(lesson).replacing(".md", with: ".txt"))
  }

  /// Reads the list of a lesson's file.
  static func list(of lesson: String) throws -> WrongAnswers {
    let url = url(of: lesson)
    return try WrongAnswers(
      String(contentsOf: url, encoding: .utf8), file: url.lastPathComponent)
  }
}
