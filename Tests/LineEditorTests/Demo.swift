import TerminalSupport
import TestSupport

/// The demo program in a pseudo-terminal, with a state folder of its own.
struct Demo {
  let terminal: PseudoTerminal
  let folder: TemporaryFolder

  /// Starts it and waits for its prompt.
  init(
    in folder: TemporaryFolder? = nil, environment: [String: String] = [:], columns: Int = 80,
    rows: Int = 24, waiting: Bool = true
  ) throws {
    let folder = try folder ?? TemporaryFolder()
    self.folder = folder
    let variables = ["HOME": folder.path, "XDG_STATE_HOME": folder.path, "INPUTRC": "/dev/null"]
    terminal = try PseudoTerminal(
      BuiltProgram.path("line-editor-demo"), environment: variables.merging(environment) { $1 },
      columns: columns, rows: rows)
    if waiting { try waitForPrompt() }
  }

  /// Types a text, then waits for what the program answers.
  func send(_ text: String, andWaitFor answer: String) throws {
    try terminal.send(text)
    try terminal.waitFor(answer)
  }

  /// Types a line, then waits for what the program answers and for the next prompt.
  func run(_ line: String, andWaitFor answer: String) throws {
    try send(line + "\r", andWaitFor: answer)
    try waitForPrompt()
  }

  /// Waits for an empty line: before it the terminal is not yet in the modes for editing.
  func waitForPrompt() throws {
    try waitForCursorLine("demo>")
  }

  /// Waits until the cursor is in a row that starts with this.
  func waitForCursorLine(_ line: String) throws {
    try terminal.waitForScreen("the line \"\(line)\"") { $0.cursorLine == line }
  }
}
