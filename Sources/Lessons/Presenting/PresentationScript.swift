import CommandLanguage
import Documents

/// What a presentation goes through: a lesson, or a script with its comments as words.
package struct PresentationScript: Sendable {
  /// A step, with what the teacher alone reads.
  struct Step: Sendable {
    let title: String
    let notes: [String]
    /// What a class will probably say, and what does the task.
    var likely: [String] = []
  }

  /// The title.
  package let title: String
  /// What stands on the first screen beside the title.
  let introduction: [Documents.Block]
  let steps: [Step]
  let cues: [PresentationCue]
  /// The seed that all starts from; `nil` leaves it to the statements.
  let seed: Int?
  /// How many minutes it takes; 0 where nobody said.
  package var minutes = 0
  /// Whether it may write files: a script that the user runs may, a lesson never.
  package let mayWriteFiles: Bool

  /// Presents a lesson.
  package init(_ lesson: Lesson) {
    title = lesson.title
    introduction = lesson.introduction.flatMap(\.blocks)
    steps = lesson.steps.map {
      Step(title: $0.title, notes: $0.notes.flatMap(\.lines), likely: Self.likely(in: $0))
    }
    minutes = lesson.minutes
    cues = lesson.steps.enumerated().flatMap { PresentationCue.cues(of: $1, number: $0) }
    seed = lesson.seed
    mayWriteFiles = false
  }

  /// Presents a script.
  ///
  /// Comments on lines of their own are words, shown before the statement that follows; one that
  /// begins with `##` is a step's title.
  package init(bytes: [UInt8], file: String) {
    title = file.split(separator: "/").last.map(String.init) ?? file
    introduction = []
    seed = nil
    mayWriteFiles = true
    var steps: [Step] = []
    var cues: [PresentationCue] = []
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
    var line = 1
    func takeComments(before end: Int) {
      var words: [LessonLine] = []
      func flush() {
        if let prose = Prose(words) { cues.append(.words(prose.blocks)) }
        words = []
      }
      while line < min(end, lines.count + 1) {
        let text = lines[line - 1].trimmingBlanks
        if text.hasPrefix("##") {
          flush()
          steps.append(Step(title: text.drop { $0 == "#" }.trimmingBlanks, notes: []))
          cues.append(.step(steps.count - 1))
        } else if text.hasPrefix("#"), !(line == 1 && text.hasPrefix("#!")) {
          words.append(LessonLine(number: line, text: text.dropFirst().trimmingBlanks))
        } else {
          flush()
        }
        line += 1
      }
      flush()
    }
    for statement in ScriptParser.statements(in: bytes) {
      takeComments(before: statement.line)
      cues.append(Self.question(statement).map { .question($0) } ?? .statement(statement))
      line = max(line, statement.line + statement.text.count { $0.isNewline } + 1)
    }
    takeComments(before: .max)
    (self.steps, self.cues) = (steps, cues)
  }

  /// What a class will probably say in a step, with what is then said, and what does its task.
  private static func likely(in step: Lesson.Step) -> [String] {
    var lines: [String] = []
    for reply in step.predictions.flatMap(\.replies) {
      lines.append("- says `\(reply.text)`: \(reply.words)")
    }
    for mistake in step.mistakes { lines.append("- \(mistake.feedback)") }
    if let solution = step.solution {
      let statements = solution.statements.map(\.text).joined(separator: "; ")
      lines.append("- what does it: `\(statements)`")
    }
    return lines.map { $0.split { $0.isNewline }.joined(separator: " ") }
  }

  /// `predict EXPR` in a script, for the class to answer.
  private static func question(_ source: SourceStatement) -> Lesson.Prediction? {
    // Without the guess that a script has behind `as`: the class makes its own.
    let words = source.text.split(separator: " ").dropFirst().prefix { $0 != "as" }
    let asked = words.joined(separator: " ")
    guard case .success(let statement) = source.result, case .command(let call) = statement.kind,
      let expression = call.prediction?.value.value,
      let question = Prose([LessonLine(number: source.line, text: "What is `\(asked)`?")])
    else { return nil }
    return Lesson.Prediction(
      line: source.line, question: question, kind: .number(tolerance: nil), source: source,
      expression: expression, reason: nil)
  }
}
