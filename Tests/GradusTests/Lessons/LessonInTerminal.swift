import Documents
import Lessons
import TerminalSupport
import TestSupport
import Testing

/// A lesson taken in a pseudo-terminal, beside the same lesson as a value that knows the answers.
struct LessonInTerminal {
  let shell: ShellInTerminal
  private(set) var run: LessonRun

  /// Starts the shell, and the lesson in it.
  ///
  /// - Parameter known: where the lesson stands if it is taken up again.
  init(
    _ file: String, in folder: TemporaryFolder? = nil, rows: Int = 100, known: LessonRun? = nil
  ) throws {
    let lesson = try LessonLibrary.lesson(at: file)
    run = LessonRun(of: lesson)
    _ = run.begin()
    if let known { run = known }
    shell = try ShellInTerminal(in: folder, rows: rows)
    try type("lesson \(file)")
  }

  /// The place that the prompt tells: name, step and number of steps.
  var place: String { "\(run.lesson.name) \(run.step + 1)/\(run.lesson.steps.count)" }

  /// Types a line, waits for the next prompt, and pages to the end of what is tall.
  ///
  /// - Returns: what was written, its words in one line.
  @discardableResult
  func type(_ line: String) throws -> String {
    let start = shell.terminal.output.count
    try shell.send(line + "\r", andWaitFor: ShellInTerminal.lineEntered)
    while true {
      try shell.terminal.waitForScreen("a prompt behind \"\(line)\"") { screen in
        screen.cursorLine.hasSuffix(">") || screen.cursorLine.hasPrefix("-- ")
      }
      guard shell.terminal.screen.cursorLine.hasPrefix("-- ") else { break }
      try shell.terminal.send("q")
      try shell.terminal.waitForScreen("the pager to end") { !$0.cursorLine.hasPrefix("-- ") }
    }
    return Self.words(String(decoding: shell.terminal.output[start...], as: UTF8.self))
  }

  /// The prompt at which the shell waits.
  var prompt: String { shell.terminal.screen.cursorLine }

  /// Answers the questions that wait, each rightly.
  mutating func answerAll() throws {
    while run.question != nil {
      let answer = run.rightAnswer ?? "?"
      let written = try type(answer)
      #expect(written.contains("\u{2713} right"), "\(place): \(written)")
      _ = run.answer(answer)
    }
  }

  /// Makes the first mistake that the step knows, is told so, and takes it back.
  func makeMistake() throws {
    guard let mistake = run.current.mistakes.first else { return }
    try type(Self.line(mistake.script))
    let written = try type("done")
    #expect(written.contains("not yet: "), "\(place): \(written)")
    #expect(written.contains(Self.words(Prose.styled(mistake.feedback).exactString)), "\(place)")
    #expect(prompt == "\(place)>")
    try type("lesson reset")
  }

  /// Asks for all hints.
  func askForHints() throws {
    for (index, hint) in run.current.hints.enumerated() {
      let written = try type("hint")
      let first = Self.words(Prose.styled(hint.lines[0]).exactString)
      #expect(written.contains(first), "\(place): hint \(index + 1): \(written)")
    }
  }

  /// Does what the step asks, and goes on.
  mutating func solve() throws {
    if let solution = run.current.solution {
      let written = try type(Self.line(solution))
      #expect(written.contains("right, that is step \(run.step + 1)"), "\(place): \(written)")
      for source in solution.statements { _ = run.run(source) }
      _ = run.settle()
      #expect(run.phase == .passed)
    }
  }

  /// Goes on to the next step.
  ///
  /// - Returns: what was written.
  @discardableResult
  mutating func goOn() throws -> String {
    let written = try type("")
    _ = run.goOn()
    return written
  }

  /// Skips the step.
  ///
  /// - Returns: what was written.
  @discardableResult
  mutating func skip() throws -> String {
    let written = try type("skip")
    _ = run.skip()
    return written
  }

  private static func line(_ script: Lesson.Script) -> String {
    script.statements.map { $0.text.replacing("\n", with: " ") }.joined(separator: "; ")
  }

  private static func words(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
