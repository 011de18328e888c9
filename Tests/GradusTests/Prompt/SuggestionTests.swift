import TerminalSupport
import TestSupport
import Testing

@Suite struct SuggestionTests {
  @Test func `a suggestion is shown where it is wanted, and Right takes it`() throws {
    let shell = try ShellInTerminal(environment: ["NO_COLOR": "", "TERM": "xterm-256color"])
    try shell.run("let answer = 42")
    try shell.terminal.send("let ans")
    try shell.waitForCursorLine(startingWith: "gradus> let ans")
    #expect(!shell.terminal.screen.cursorLine.contains("42"))
    try shell.terminal.send("\u{15}")
    try shell.waitForPrompt()
    try shell.run("set suggestions on")
    try shell.terminal.send("let ans")
    try shell.waitForCursorLine("gradus> let answer = 42")
    try shell.terminal.send("\u{1B}[C")
    try shell.terminal.waitForScreen("the cursor at the end") {
      $0.cursor.column == "gradus> let answer = 42".count
    }
    try shell.terminal.send("1\r")
    try shell.waitForPrompt()
    #expect(try shell.run("answer").contains("421"))
  }

  @Test func `without colours there is none, and Right moves`() throws {
    let shell = try ShellInTerminal()
    try shell.run("set suggestions on")
    try shell.run("let answer = 42")
    try shell.terminal.send("let ans\u{1B}[Cw")
    try shell.waitForCursorLine("gradus> let answ")
  }
}
