import TerminalSupport
import TestSupport
import Testing

@Suite struct HelpKeyTests {
  @Test(arguments: ["\u{1B}OP", "\u{1B}[11~", "\u{1B}h"])
  func `F1 and Alt-h show the help of the word under the cursor, and the line comes back`(
    key: String
  ) throws {
    let shell = try ShellInTerminal(rows: 60)
    try shell.run("input 1x8x8")
    try shell.terminal.send("dense 3; conv 2 3x3\u{1B}[D\u{1B}[D\u{1B}[D\u{1B}[D")
    let column = "gradus> dense 3; conv 2 3x3".count - 4
    try shell.terminal.waitForScreen("the cursor going back") { $0.cursor.column == column }
    try shell.send(key, andWaitFor: "conv: ")
    try shell.waitForCursorLine("gradus> dense 3; conv 2 3x3")
    #expect(shell.terminal.screen.cursor.column == column)
    #expect(shell.terminal.screen.text.contains("conv: add a convolution"))
    try shell.terminal.send("\u{1F}")
    try shell.terminal.waitForScreen("what was typed taken back") {
      $0.cursorLine != "gradus> dense 3; conv 2 3x3"
    }
  }

  @Test func `help taller than the screen is paged, and the line comes back behind it`() throws {
    let shell = try ShellInTerminal(rows: 10)
    try shell.terminal.send("conv")
    try shell.waitForCursorLine("gradus> conv")
    try shell.terminal.send("\u{1B}OP")
    try shell.terminal.waitForScreen("a page") { $0.cursorLine.hasPrefix("--") }
    try shell.terminal.send("q")
    try shell.waitForCursorLine("gradus> conv")
    try shell.terminal.send("\u{15}1 + 1\r")
    try shell.terminal.waitForScreen("an answer") { $0.lines.contains("2") }
  }

  @Test func `with nothing typed it tells how to begin`() throws {
    let shell = try ShellInTerminal(rows: 60)
    try shell.send("\u{1B}OP", andWaitFor: "example")
    try shell.waitForPrompt()
  }
}
