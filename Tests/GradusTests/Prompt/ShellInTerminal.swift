import Foundation
import TerminalSupport
import TestSupport

/// The shell in a pseudo-terminal, with a state folder of its own.
struct ShellInTerminal {
  let terminal: PseudoTerminal
  let folder: TemporaryFolder

  private static let prompt = "gradus>"
  /// What readline writes when a line has been entered: from here on, all is answer.
  static let lineEntered = "\u{1B}[?2004l\r"

  /// Starts it and, unless told not to, waits for its prompt.
  init(
    in folder: TemporaryFolder? = nil, environment: [String: String] = [:], columns: Int = 80,
    rows: Int = 24, limitingFiles: Bool = false, enteringFolder: Bool = false,
    waiting: Bool = true
  ) throws {
    let folder = try folder ?? TemporaryFolder()
    self.folder = folder
    let variables = [
      "HOME": folder.path, "XDG_STATE_HOME": folder.path, "INPUTRC": "/dev/null", "NO_COLOR": "1",
    ].merging(environment) { $1 }
    let program = try BuiltProgram.path("gradus")
    // A file that may not grow beyond 512 bytes is as good as a full disk.
    let before = [
      limitingFiles ? "trap '' XFSZ; ulimit -f 1" : nil, enteringFolder ? "cd \"$1\"" : nil,
    ].compactMap(\.self)
    let script = (before + ["exec \"$0\""]).joined(separator: "; ")
    terminal = try PseudoTerminal(
      before.isEmpty ? program : "/bin/sh",
      before.isEmpty ? [] : ["-c", script, program, folder.path],
      environment: variables.filter { !$0.value.isEmpty },
      columns: columns, rows: rows)
    if waiting { try waitForPrompt() }
  }

  /// Types a text, then waits for what the shell writes.
  func send(_ text: String, andWaitFor answer: String) throws {
    try terminal.send(text)
    try terminal.waitFor(answer)
  }

  /// Types a line and waits for the next prompt.
  ///
  /// - Returns: what was written in between.
  @discardableResult
  func run(_ line: String) throws -> String {
    let start = terminal.output.count
    try send(line + "\r", andWaitFor: Self.lineEntered)
    try waitForPrompt()
    let written = String(decoding: terminal.output[start...], as: UTF8.self)
    let answer = written.split(separator: Self.lineEntered, maxSplits: 1).last ?? ""
    let end = answer.range(of: "\u{1B}[?2004h", options: .backwards)?.lowerBound
    return String(answer[..<(end ?? answer.endIndex)]).replacing("\r\n", with: "\n")
  }

  /// Types a line and ends the shell by SIGKILL once it has written so many bytes, or all.
  ///
  /// - Returns: whether something of the line's answer was written.
  func run(_ line: String, endingAfter bytes: Int) throws -> Bool {
    let start = terminal.output.count
    func written() -> String { String(decoding: terminal.output[start...], as: UTF8.self) }
    try terminal.send(line + "\r")
    try terminal.waitForScreen("\(bytes) bytes or a prompt") { screen in
      terminal.output.count >= start + bytes
        || (screen.cursorLine == Self.prompt && written().contains(Self.lineEntered))
    }
    terminal.signal(SIGKILL)
    _ = try terminal.waitForEnd()
    let answer = written().split(separator: Self.lineEntered, maxSplits: 1)
    return answer.count > 1 && !answer[1].isEmpty
  }

  /// Waits for an empty line: before it the terminal is not yet in the modes for editing.
  func waitForPrompt() throws { try waitForCursorLine(Self.prompt) }

  /// Waits until the cursor is in just this row.
  func waitForCursorLine(_ line: String) throws {
    try terminal.waitForScreen("the line \"\(line)\"") { $0.cursorLine == line }
  }

  /// Waits until the cursor's row starts with this.
  func waitForCursorLine(startingWith start: String) throws {
    try terminal.waitForScreen("a line \"\(start)…\"") { $0.cursorLine.hasPrefix(start) }
  }

  /// Leaves the shell by `quit`.
  func quit() throws -> Ending {
    try terminal.send("quit\r")
    return try terminal.waitForEnd()
  }

  /// The journals in the state folder.
  var journals: Set<String> { folder.names(in: "gradus/sessions") }

  /// All that was written, as text.
  var outputText: String { String(decoding: terminal.output, as: UTF8.self) }
}
