import TerminalSupport
import TestSupport
import Testing

@Suite struct ShellHistoryTests {
  @Test func `a later shell recalls the lines of an earlier one, and nobody else can`() throws {
    let folder = try TemporaryFolder()
    let first = try ShellInTerminal(in: folder)
    try first.run("let a = 6 * 7")
    #expect(try first.quit() == .exit(0))
    #expect(folder.mode(of: "gradus/history") == 0o600)
    let second = try ShellInTerminal(in: folder)
    try second.terminal.send("\u{1B}[A\u{1B}[A")
    try second.waitForCursorLine("gradus> let a = 6 * 7")
    try second.run("")
    #expect(try second.run("print a") == "42\n")
  }

  @Test func `an entry of several lines comes back whole`() throws {
    let folder = try TemporaryFolder()
    let first = try ShellInTerminal(in: folder)
    try first.terminal.send("let a = [40,\r")
    try first.waitForCursorLine("   ...>")
    try first.run("2]")
    #expect(try first.quit() == .exit(0))
    let second = try ShellInTerminal(in: folder)
    try second.terminal.send("\u{1B}[A\u{1B}[A\r")
    try second.terminal.waitFor("a = ")
    try second.waitForPrompt()
    #expect(try second.run("sum(a)") == "42\n")
  }

  @Test func `the user's inputrc applies, with what it says for Gradus`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      Array("$if Gradus\n\"\\C-xg\": \"6 * 7\"\n$endif\n".utf8), to: "inputrc")
    let shell = try ShellInTerminal(
      in: folder, environment: ["INPUTRC": "\(folder.path)/inputrc"])
    #expect(try shell.run("\u{18}g") == "42\n")
  }
}
