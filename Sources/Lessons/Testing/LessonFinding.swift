import CommandLanguage

/// Something that a lesson's test found.
public struct LessonFinding: Sendable {
  /// What can be found.
  public enum Problem: Sendable {
    /// Something of its own that does not run.
    case defect(LessonDefect)
    /// A line is longer than 80 columns.
    case lineTooLong(columns: Int)
    /// The guess that is right is not taken for right.
    case rightGuessRefused(String)
    /// All checks hold before the learner did anything.
    case doneAtStart
    /// A statement of the solution fails.
    case solutionStops(SourceStatement, Diagnostic)
    /// The solution does not pass.
    case solutionFails([CheckVerdict])
    /// A statement of a mistake fails.
    case mistakeStops(SourceStatement, Diagnostic)
    /// A mistake passes the checks.
    case mistakePasses
    /// A mistake gets the feedback of another one.
    case mistakeTaken(for: String)
    /// A hint before the last holds a statement of the solution.
    case hintGivesAnswer(number: Int, statement: String)
    /// Skipping does not lead to the end.
    case skippingStops(step: Int)
    /// A step is not in the same state when it is come to again.
    case stateDiffers(step: Int, way: String)
  }

  /// The line, counted from 1.
  public let line: Int
  /// What was found.
  public let problem: Problem

  /// The report with file and line.
  public func report(file: String) -> String {
    switch problem {
    case .defect(let defect): defect.report(file: file)
    case .solutionStops(let source, let diagnostic), .mistakeStops(let source, let diagnostic):
      source.report(diagnostic, file: file)
    default: "\(file):\(line):1: \(words)"
    }
  }

  private var words: String {
    switch problem {
    case .defect, .solutionStops, .mistakeStops: ""
    case .lineTooLong(let columns): "the line has \(columns) columns; 80 fit"
    case .rightGuessRefused(let guess): "'\(guess)' is the answer and is not taken for right"
    case .doneAtStart: "all checks hold before the learner has done anything"
    case .solutionFails(let verdicts):
      "the solution does not pass: "
        + verdicts.map { "'\($0.check.text)' (line \($0.check.line)): \($0.findingWords)" }
        .joined(separator: "; ")
    case .mistakePasses: "the mistake passes the checks"
    case .mistakeTaken(let other):
      "the mistake leads to the same state as another one, and is told: \(other)"
    case .hintGivesAnswer(let number, let statement):
      "hint \(number) holds a statement of the solution: \(statement)"
    case .skippingStops(let step): "skipping stops at step \(step + 1)"
    case .stateDiffers(let step, let way):
      "step \(step + 1) is in another state when it is come to by \(way)"
    }
  }
}

extension CheckVerdict {
  /// What was found, in a few words for a lesson's author.
  var findingWords: String {
    switch finding {
    case .value(let text, let value):
      value.count == 1
        ? "\(text) is \(value.elements[0])" : "\(text) has \(value.shape) other numbers"
    case .problem(let diagnostic): diagnostic.message
    case .notUsed(let word): "\(word) was not used"
    case .nothing: "it is 0"
    }
  }
}
