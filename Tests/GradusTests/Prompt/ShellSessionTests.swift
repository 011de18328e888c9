import TerminalSupport
import Testing

@Suite struct ShellSessionTests {
  @Test func `it starts with one line and a prompt`() throws {
    let shell = try ShellInTerminal()
    let lines = shell.terminal.screen.lines.filter { !$0.isEmpty }
    #expect(
      lines == ["Gradus: gradients, term by term. Type lesson, help, or example sum", "gradus>"])
    #expect(shell.terminal.screen.scrolledOff.isEmpty)
  }

  @Test func `its first line is broken between words where it is too long`() throws {
    let shell = try ShellInTerminal(columns: 60)
    let lines = shell.terminal.screen.lines.filter { !$0.isEmpty }
    #expect(
      lines == [
        "Gradus: gradients, term by term. Type lesson, help, or", "example sum", "gradus>",
      ])
  }

  @Test func `four statements on the first line show the first gradient`() throws {
    let shell = try ShellInTerminal()
    let answer = try shell.run("example sum; forward; backward; grads")
    #expect(answer.contains("11.5  14"))
    #expect(answer.contains("19    21.5"))
    #expect(answer.hasSuffix("try: explain conv1.weight[0,0,1,1] or accumulate conv1.weight[0]\n"))
    #expect(try shell.run("print conv1.weight.grad[0,0,0,0]") == "11.5\n")
  }

  @Test func `an error points at its place, and the session goes on`() throws {
    let shell = try ShellInTerminal()
    let answer = try shell.run("let a = 5; cnov 2; let a = 6")
    #expect(answer.contains("  let a = 5; cnov 2; let a = 6\n             ^"))
    #expect(answer.contains("conv"))
    #expect(try shell.run("print a") == "5\n")
  }

  @Test func `an open bracket continues on the next line`() throws {
    let shell = try ShellInTerminal()
    try shell.terminal.send("let a = [1,\r")
    try shell.waitForCursorLine("   ...>")
    try shell.run("2]")
    #expect(try shell.run("a[1] * 21") == "42\n")
  }

  @Test func `a blank line ends a continuation with an error`() throws {
    let shell = try ShellInTerminal()
    try shell.terminal.send("let a = [1,\r")
    try shell.waitForCursorLine("   ...>")
    let answer = try shell.run("")
    #expect(answer.contains("'[' is not closed before the blank line\n  let a = [1,\n          ^"))
    #expect(try shell.run("6 * 7") == "42\n")
  }

  @Test(arguments: [("\u{4}", 1), ("quit\r", 0), ("let a = [1,\r\u{4}", 1)])
  func `Ctrl-D and quit leave with 0, and the journal stays but for quit`(
    keys: String, journals: Int
  ) throws {
    let shell = try ShellInTerminal()
    try shell.run("let a = 1")
    #expect(shell.journals.count == 1)
    try shell.terminal.send(keys)
    #expect(try shell.terminal.waitForEnd() == .exit(0))
    #expect(shell.terminal.isInOriginalModes)
    #expect(shell.journals.count == journals)
  }

  @Test func `Ctrl-D typed before there is a prompt counts when there is one`() throws {
    let shell = try ShellInTerminal()
    // The first answer is on the screen, and the second statement runs, with no line being read.
    try shell.send("print 6 * 7; let a = sum(randn(1500,1500))\r", andWaitFor: "42\r\n")
    try shell.terminal.send("\u{4}")
    #expect(try shell.terminal.waitForEnd() == .exit(0))
    #expect(shell.terminal.isInOriginalModes)
  }

  @Test func `pasted lines run one by one, and a Tab in them completes nothing`() throws {
    let shell = try ShellInTerminal()
    let paste = "let a = 40\rlet b = [a,\r\t2]\rcnov\rsum(b)\r6*9\r"
    try shell.terminal.send("\u{1B}[200~\(paste)\u{1B}[201~")
    for answer in ["a = 40\r\n", "b = ", "cnov\r\n  ^", "42\r\n", "54\r\n"] {
      try shell.terminal.waitFor(answer)
    }
    try shell.waitForPrompt()
    #expect(!shell.outputText.contains("cross-correlation"))
  }

  @Test func `predict asks for a guess and judges it`() throws {
    let shell = try ShellInTerminal()
    try shell.run("example sum; forward")
    try shell.send("predict loss\r", andWaitFor: "your guess (a number, + - or 0, or a shape): ")
    try shell.send("7.125\r", andWaitFor: "right")
    try shell.waitForPrompt()
    try shell.send("predict loss\r", andWaitFor: "shape): ")
    try shell.send("3\r", andWaitFor: "too small")
    try shell.waitForPrompt()
  }

  @Test(arguments: ["\u{3}", "\u{4}"])
  func `a question that is not answered is dropped`(key: String) throws {
    let shell = try ShellInTerminal()
    try shell.run("example sum; forward")
    try shell.send("predict loss\r", andWaitFor: "shape): ")
    try shell.send(key, andWaitFor: "stopped")
    try shell.waitForPrompt()
    #expect(!shell.outputText.contains("nobody"))
    #expect(try shell.run("6 * 7") == "42\n")
  }

  @Test func `Return repeats a step and says so, and nothing else`() throws {
    let shell = try ShellInTerminal()
    try shell.run("example sum")
    #expect(try shell.run("").isEmpty)
    try shell.run("step")
    #expect(try shell.run("").hasPrefix("(Return: step)\n"))
    try shell.run("6 * 7")
    #expect(try shell.run("").isEmpty)
  }
}
