import CommandLanguage

/// What is wrong with a lesson's word.
package enum LessonWordError: Error {
  case noLesson
  case noLessons
  case unknown(String, nearest: String?)
  case unreadable(LessonError)
  case noStep(String, steps: Int)
  case firstStep
  case lastStep
  case noQuestion(String, questions: Int)
  case notAGuess(String, invitation: String)

  /// The report; what was typed is pointed at where that helps.
  package func report(on source: SourceStatement) -> String {
    switch self {
    case .unreadable(let error): error.reports.joined(separator: "\n")
    default: source.report(diagnostic(at: source.range), file: nil)
    }
  }

  /// The report where nothing was typed at the prompt.
  package var report: String {
    switch self {
    case .unreadable(let error): error.reports.joined(separator: "\n")
    default: diagnostic(at: nil).report(file: nil)
    }
  }

  /// What is wrong, at the statement's place where there is one.
  package func diagnostic(at range: SourceRange?) -> Diagnostic {
    switch self {
    case .noLesson:
      Diagnostic(
        code: "no-lesson", message: "no lesson is going on", range: range,
        notes: ["`lesson` lists them, `lesson 1` begins the first"])
    case .noLessons:
      Diagnostic(
        code: "no-lesson", message: "no lessons were found", range: range,
        notes: ["GRADUS_LESSONS names the folder that has them; `lesson FILE` begins any file"])
    case .unknown(let name, let nearest):
      Diagnostic(
        code: "unknown-lesson", message: "there is no lesson named \(name)", range: range,
        suggestion: nearest, notes: ["`lesson` lists them"])
    case .unreadable:
      Diagnostic(code: "lesson", message: "the lesson cannot be read", range: range)
    case .noStep(let text, let steps):
      Diagnostic(
        code: "no-step",
        message: text.isEmpty ? "goto needs a step" : "there is no step \(text)", range: range,
        notes: ["a number from 1 to \(steps)"])
    case .firstStep:
      Diagnostic(code: "no-step", message: "this is the first step", range: range)
    case .lastStep:
      Diagnostic(
        code: "no-step", message: "this is the last step", range: range,
        notes: ["`skip` shows its solution and ends the lesson"])
    case .noQuestion(let text, let questions):
      Diagnostic(
        code: "no-question",
        message: text.isEmpty ? "question needs a number" : "this step has no question \(text)",
        range: range,
        notes: [
          questions == 0 ? "it asks nothing" : "`lesson question 1 as GUESS`, up to \(questions)"
        ])
    case .notAGuess(let text, let invitation):
      Diagnostic(
        code: "no-guess", message: "'\(text)' is no guess here", range: range,
        notes: ["\(invitation); ? shows the answer"])
    }
  }
}
