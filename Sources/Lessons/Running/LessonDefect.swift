import CommandLanguage

/// Something in a lesson that does not work when it is run.
package enum LessonDefect: Sendable {
  /// One of its own statements failed.
  case statementFailed(block: String, source: SourceStatement, Diagnostic)
  /// Its own statements take too long.
  case tookTooLong(block: String, line: Int)
  /// A prediction's answer cannot be worked out.
  case answerFailed(Lesson.Prediction, Diagnostic)
  /// A prediction's answer is not of the kind that it asks for.
  case answerUnfit(Lesson.Prediction, found: String)

  /// Its line in the lesson's file.
  package var line: Int {
    switch self {
    case .statementFailed(_, let source, _): source.line
    case .tookTooLong(_, let line): line
    case .answerFailed(let prediction, _), .answerUnfit(let prediction, _): prediction.source.line
    }
  }

  /// The report, with file, line and, where something can be pointed at, the source.
  package func report(file: String) -> String {
    switch self {
    case .statementFailed(_, let source, let diagnostic):
      source.report(diagnostic, file: file)
    case .tookTooLong(let block, let line):
      "\(file):\(line):1: the statements of '\(block)' take too long and were stopped"
    case .answerFailed(let prediction, let diagnostic):
      prediction.source.report(diagnostic, file: file)
    case .answerUnfit(let prediction, let found):
      prediction.source.report(
        Diagnostic(
          code: "lesson", message: "the answer has to be \(prediction.expected), not \(found)",
          range: prediction.source.range), file: file)
    }
  }
}

extension Lesson.Prediction {
  /// What the value of its expression has to be.
  fileprivate var expected: String {
    switch kind {
    case .number, .sign: "one number"
    case .shape: "a value with a shape"
    case .choice(let options): "the number of an option, from 1 to \(options.count)"
    }
  }
}
