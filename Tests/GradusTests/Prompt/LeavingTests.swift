import Platform
import TerminalSupport
import TestSupport
import Testing

@Suite("Leaving the shell")
struct LeavingTests {
  /// How a session can end without a goodbye.
  enum End: CaseIterable {
    case controlD, hangUp, terminated, killed

    func end(_ shell: ShellInTerminal) throws {
      switch self {
      case .controlD: try shell.terminal.send("\u{4}")
      case .hangUp: shell.terminal.hangUp()
      case .terminated: shell.terminal.signal(SIGTERM)
      case .killed: shell.terminal.signal(SIGKILL)
      }
      _ = try shell.terminal.waitForEnd()
    }
  }

  private static let question = "Resume it? [Y/n] "

  @Test("q closes a page, and one q too many leaves the session as it is")
  func q() throws {
    let shell = try ShellInTerminal()
    try shell.run("let a = 42")
    try shell.terminal.send("help all\r")
    try shell.waitForCursorLine(startingWith: "-- 1\u{2013}23 of ")
    try shell.terminal.send("G")
    try shell.terminal.waitForScreen("the last page") { screen in
      screen.cursorLine.hasPrefix("-- ") && screen.cursorLine.hasSuffix("Space close --")
    }
    try shell.terminal.send(" ")
    try shell.waitForPrompt()
    #expect(try shell.run("q").contains("quit leaves"))
    #expect(try shell.run("print a") == "42\n")
  }

  @Test("q leaves no lesson and no question either")
  func lesson() throws {
    let shell = try ShellInTerminal(rows: 100)
    try shell.send("lesson 1\r", andWaitFor: "guess> ")
    try shell.send("q\r", andWaitFor: "quit leaves")
    try shell.waitForCursorLine(startingWith: "by-hand 1/10 guess>")
  }

  @Test("a mark alone shows a question's answer, and is help where nothing is asked")
  func mark() throws {
    let shell = try ShellInTerminal(rows: 100)
    #expect(try shell.run("?").contains("help all"))
    try shell.send("lesson 1\r", andWaitFor: "guess> ")
    try shell.send("?\r", andWaitFor: "the answer 6")
  }

  @Test("quit and exit leave nothing behind", arguments: ["quit", "exit"])
  func quit(word: String) throws {
    let folder = try TemporaryFolder()
    let first = try ShellInTerminal(in: folder)
    try first.run("let a = 42")
    try first.terminal.send(word + "\r")
    #expect(try first.terminal.waitForEnd() == .exit(0))
    #expect(first.journals.isEmpty)
    #expect(try !ShellInTerminal(in: folder).outputText.contains(Self.question))
  }

  @Test("what was not saved is offered again, however the session ended", arguments: End.allCases)
  func offered(end: End) throws {
    let folder = try TemporaryFolder()
    let first = try ShellInTerminal(in: folder)
    try first.run("let a = 42")
    try end.end(first)
    let second = try ShellInTerminal(in: folder, waiting: false)
    try second.terminal.waitFor(Self.question)
    try second.send("y\r", andWaitFor: "done again")
    try second.waitForPrompt()
    #expect(try second.run("print a") == "42\n")
  }

  @Test("A statement typed at the offer is no yes", arguments: ["quit", "example sum", "nope"])
  func noAnswer(line: String) throws {
    let folder = try TemporaryFolder()
    let first = try ShellInTerminal(in: folder)
    try first.run("let a = 42")
    try first.terminal.send("\u{4}")
    #expect(try first.terminal.waitForEnd() == .exit(0))
    let second = try ShellInTerminal(in: folder, waiting: false)
    try second.terminal.waitFor(Self.question)
    try second.send(line + "\r", andWaitFor: "was not run")
    try second.send("no\r", andWaitFor: "gradus>")
    #expect(!second.outputText.contains("done again"))
  }

  @Test("Ctrl-D says that the next start offers what is not saved")
  func words() throws {
    let shell = try ShellInTerminal()
    try shell.run("let a = 42")
    try shell.send("\u{4}", andWaitFor: "the next start offers it")
    #expect(try shell.terminal.waitForEnd() == .exit(0))
  }

  @Test("Ctrl-D in a lesson leaves the session behind that was there before it")
  func fromLesson() throws {
    let folder = try TemporaryFolder()
    let first = try ShellInTerminal(in: folder, rows: 100)
    try first.run("let a = 42")
    try first.send("lesson 1\r", andWaitFor: "guess> ")
    try first.terminal.send("\u{4}")
    #expect(try first.terminal.waitForEnd() == .exit(0))
    try ShellInTerminal(in: folder, waiting: false).terminal.waitFor(Self.question)
  }

  @Test("Ctrl-D offers nothing again where nothing was done, or all of it is saved")
  func nothing() throws {
    let folder = try TemporaryFolder()
    for lines in [[], ["print 1"], ["let a = 42", "save \(folder.file("a.gradus"))", "net"]] {
      let shell = try ShellInTerminal(in: folder)
      #expect(!shell.outputText.contains(Self.question))
      for line in lines { try shell.run(line) }
      try shell.terminal.send("\u{4}")
      #expect(try shell.terminal.waitForEnd() == .exit(0))
      #expect(shell.journals.isEmpty, "\(lines)")
    }
  }

  @Test("what was done after saving is offered again, with what was saved")
  func after() throws {
    let folder = try TemporaryFolder()
    let first = try ShellInTerminal(in: folder)
    try first.run("let a = 40; save \(folder.file("a.gradus")); let b = a + 2")
    try first.terminal.send("\u{4}")
    #expect(try first.terminal.waitForEnd() == .exit(0))
    let second = try ShellInTerminal(in: folder, waiting: false)
    try second.terminal.waitFor(Self.question)
    try second.send("y\r", andWaitFor: "done again")
    try second.waitForPrompt()
    #expect(try second.run("print b") == "42\n")
  }

  @Test("A home that is missing is not made")
  func noHome() throws {
    let folder = try TemporaryFolder()
    let home = folder.file("none")
    let shell = try ShellInTerminal(
      in: folder, environment: ["HOME": home, "XDG_STATE_HOME": ""])
    try shell.run("let a = 42")
    #expect(try shell.run("print a") == "42\n")
    #expect(try shell.quit() == .exit(0))
    #expect(access(home, F_OK) != 0)
  }
}
