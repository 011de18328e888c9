import TerminalSupport
import TestSupport
import Testing

@Suite("Return on an empty line")
struct ReturnTests {
  @Test("repeats a stepping command, and says so")
  func repeats() throws {
    let shell = try ShellInTerminal()
    #expect(try shell.run("example sum; step").contains("pixel 1 of 4"))
    let second = try shell.run("")
    #expect(second.contains("(Return: step)") && second.contains("pixel 2 of 4"))
    #expect(try shell.run("").contains("pixel 3 of 4"))
    #expect(try shell.quit() == .exit(0))
  }

  /// The ways in which a text can come that nobody types: in brackets or without, by the key's own
  /// line end or Windows'.
  private static let pastes: [@Sendable (String) -> String] = [
    { "\u{1B}[200~\($0)\u{1B}[201~" },
    { "\u{1B}[200~\($0.replacing("\r", with: "\r\n"))\u{1B}[201~" },
    { $0 }, { $0.replacing("\r", with: "\r\n") }, { $0.replacing("\r", with: "\n") },
  ]

  @Test(
    "repeats nothing where it is pasted: the text does what it does as a script",
    arguments: pastes.indices, ["on", "off"])
  func pasted(way: Int, bracketing: String) throws {
    let folder = try TemporaryFolder(["inputrc": "set enable-bracketed-paste \(bracketing)\n"])
    let shell = try ShellInTerminal(
      in: folder, environment: ["INPUTRC": folder.file("inputrc")], rows: 200)
    let text = "example sum\rstep\r\r\rlet a = [1,\r2]\rwhere\rprint sum(a) * 14000\r"
    let script = try gradus(input: text.replacing("\r", with: "\n"))
    #expect(script.outputText.contains("1 of 11 positions"))
    try shell.send(Self.pastes[way](text), andWaitFor: "42000")
    try shell.waitForPrompt()
    #expect(!shell.outputText.contains("(Return"))
    #expect(shell.terminal.screen.text.contains("1 of 11 positions"))
    // What a person types afterwards counts again.
    try shell.send("step\r", andWaitFor: "pixel 2 of 4")
    try shell.waitForPrompt()
    try shell.send("\r", andWaitFor: "(Return: step)")
    try shell.waitForPrompt()
  }

  @Test(
    "goes on in a lesson where it is typed, and does nothing where it is pasted",
    arguments: pastes.indices)
  func lesson(way: Int) throws {
    let folder = try TemporaryFolder([
      "talk.md": """
      ---
      title: Talk
      minutes: 1
      ---

      ## One

      Words.

      ## Two

      More words.

      ```predict
      What is it?
      number: 6 * 7
      ```

      ## Three

      The last words.
      """
    ])
    let shell = try ShellInTerminal(in: folder)
    try shell.send("lesson \(folder.file("talk.md"))\r", andWaitFor: "Words.")
    try shell.waitForCursorLine("talk 1/3>")
    try shell.send(Self.pastes[way]("\r\r\rprint 6000*7\r"), andWaitFor: "42000")
    try shell.waitForCursorLine("talk 1/3>")
    try shell.send("\r", andWaitFor: "What is it?")
    try shell.waitForCursorLine("talk 2/3 guess>")
    try shell.send(Self.pastes[way]("\r\rprint 6000*8\r"), andWaitFor: "48000")
    try shell.waitForCursorLine("talk 2/3 guess>")
    #expect(!shell.terminal.screen.text.contains("talk 2/3 guess>\ntalk 2/3 guess>\n\u{B7}"))
    try shell.send("42\r", andWaitFor: "right")
  }

  @Test("repeats a stepping command in a lesson's step, and goes on behind it")
  func lessonStep() throws {
    let folder = try TemporaryFolder([
      "walk.md": """
      ---
      title: Walk
      minutes: 1
      ---

      ## One

      ```setup
      example sum
      ```

      ```task
      Take two steps.
      ```

      ```check
      conv1.out[0, 0, 1] == -4
      ```

      ```solution
      step
      step
      ```

      ## Two

      The last words.
      """
    ])
    let shell = try ShellInTerminal(in: folder)
    try shell.send("lesson \(folder.file("walk.md"))\r", andWaitFor: "Take two steps.")
    try shell.waitForCursorLine("walk 1/2>")
    try shell.send("\r", andWaitFor: "done has the step looked at")
    try shell.waitForCursorLine("walk 1/2>")
    try shell.send("step\r", andWaitFor: "pixel 1 of 4")
    try shell.waitForCursorLine("walk 1/2>")
    try shell.send("\r", andWaitFor: "(Return: step)")
    try shell.waitForCursorLine("walk 1/2>")
    #expect(shell.terminal.screen.text.contains("right, that is step 1 of 2"))
    try shell.send("\r", andWaitFor: "Return ends the lesson")
    #expect(shell.terminal.screen.text.contains("The last words."))
  }

  @Test("does nothing where it was typed before there was a prompt")
  func ahead() throws {
    let shell = try ShellInTerminal(rows: 200)
    try shell.terminal.send("example sum; step\r")
    try shell.terminal.send("\r\r")
    try shell.send("print 6000*7\r", andWaitFor: "42000")
    try shell.waitForPrompt()
    #expect(!shell.outputText.contains("(Return"))
  }

  @Test("repeats nothing else")
  func nothingElse() throws {
    let shell = try ShellInTerminal()
    #expect(try shell.run("example sum; step; where").contains("1 of 11 positions"))
    #expect(try !shell.run("").contains("(Return"))
    try shell.run("step")
    try shell.run("step 0")
    #expect(try !shell.run("").contains("(Return"))
  }
}
