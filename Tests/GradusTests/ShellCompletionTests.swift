import TerminalSupport
import TestSupport
import Testing

@Suite struct ShellCompletionTests {
  private func listing(
    _ shell: ShellInTerminal, of typed: String, until answer: String
  ) throws -> String {
    try shell.terminal.send(typed + "\t\t")
    try shell.terminal.waitForScreen("\(answer) below \(typed)") { screen in
      screen.text.contains(answer) && screen.cursorLine.hasPrefix("gradus> ")
    }
    let text = shell.terminal.screen.text
    try shell.terminal.send("\u{3}")
    try shell.waitForPrompt()
    return text
  }

  @Test func `Tab completes a command`() throws {
    let shell = try ShellInTerminal()
    try shell.terminal.send("forw\t")
    try shell.waitForCursorLine("gradus> forward")
  }

  @Test(arguments: [
    ("co", "add a convolution"), ("conv 2 3x3 st", "stride"), ("explain conv1.", "conv1.weight"),
    ("show co", "conv1"), ("example cr", "cross"),
  ])
  func `Tab offers what may stand there`(typed: String, offered: String) throws {
    let shell = try ShellInTerminal()
    try shell.run("example sum")
    #expect(try listing(shell, of: typed, until: offered).contains(offered))
  }

  @Test func `files complete where a file is meant`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Array("let a = 42\n".utf8), to: "lecture.gradus")
    let shell = try ShellInTerminal(in: folder)
    try shell.send("source \(folder.path)/lec\t", andWaitFor: "ture.gradus")
    try shell.run("")
    #expect(try shell.run("print a") == "42\n")
  }

  @Test func `nothing completes in a comment`() throws {
    let shell = try ShellInTerminal()
    try shell.send("# forw", andWaitFor: "# forw")
    try shell.send("\t", andWaitFor: "\u{7}")
    try shell.send("x", andWaitFor: "x")
    #expect(shell.terminal.screen.cursorLine == "gradus> # forwx")
  }
}
