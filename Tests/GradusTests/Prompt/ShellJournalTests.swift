import Platform
import TerminalSupport
import TestSupport
import Testing

@Suite struct ShellJournalTests {
  /// One statement a line, which change all that a session has: network, weights, passes, a walk,
  /// names, constraints, faults, settings.
  private static let script = [
    "input 1x6x6", "seed 7", "conv 2 3x3", "relu", "maxpool 2", "dense 3", "loss cross-entropy",
    "input = cross", "target = 1", "forward", "backward", "update", "let a = [[1, 2], [3, 4]]",
    "let a = [1/3, 2/7]", "conv1.weight[0] = sobel_x", "undo", "redo", "undo 2", "redo", "redo",
    "conv1.weight[1] *= 0.1", "set digits 6", "step 40", "step term", "back 3", "finish", "next",
    "freeze conv1", "undo", "relax conv1 sharing", "train 2 steps", "sabotage random", "forward",
    "backward", "tie conv1", "optimizer adam", "forward", "backward", "update", "data edges 40",
    "sample 3", "undo 4",
    "let b = randn(2)", "dense1.bias -= 1e-3", "undo",
  ]
  private static let question = "Resume it? [Y/n] "
  /// Every value to the last digit, and the statements that led there.
  private static let questions = [
    "conv1.weight; conv1.bias; dense1.weight; dense1.bias; input; target; a; history",
    "loss; conv1.weight.grad; dense1.weight.grad; where; net; b; sabotage",
  ]

  private static func state(_ shell: ShellInTerminal) throws -> [String] {
    try questions.map { line in try shell.run(line) }
  }

  /// The states after each number of the script's statements, of a session that nothing ends.
  private static let states = Result {
    let shell = try ShellInTerminal(rows: 1000)
    return [try state(shell)]
      + (try script.map { line in
        try shell.run(line)
        return try state(shell)
      })
  }

  /// A number below `bound` that depends on the moment alone.
  private static func draw(_ moment: Int, _ stream: UInt64, below bound: Int) -> Int {
    var bits = UInt64(moment) &* 0x9E37_79B9_7F4A_7C15 &+ stream &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 30)) &* 0x94D0_49BB_1331_11EB
    return Int((bits ^ (bits >> 31)) % UInt64(bound))
  }

  @Test(arguments: 0..<200)
  func `kill -9 at any moment loses no completed statement`(moment: Int) throws {
    let states = try Self.states.get()
    let folder = try TemporaryFolder()
    // Some statements run in whole; then the end comes somewhere in the next one: as it is typed,
    // while it runs, in the middle of its answer, or behind it.
    let whole = 1 + Self.draw(moment, 1, below: Self.script.count - 1)
    let first = try ShellInTerminal(in: folder, rows: 1000)
    try first.run(Self.script.prefix(whole).joined(separator: "; "))
    let wasShown = try first.run(Self.script[whole], endingAfter: Self.draw(moment, 2, below: 160))
    #expect(try first.terminal.waitForEnd() == .signal(SIGKILL))

    let second = try ShellInTerminal(in: folder, rows: 1000, waiting: false)
    try second.terminal.waitFor(Self.question)
    try second.send("y\r", andWaitFor: "done again")
    try second.waitForPrompt()
    let found = try Self.state(second)
    let wanted = wasShown ? [states[whole + 1]] : [states[whole], states[whole + 1]]
    #expect(wanted.contains(found), "\(whole) statements, the next one shown: \(wasShown)")
    #expect(try second.quit() == .exit(0))
    #expect(second.journals.isEmpty)
  }

  @Test func `kill -9 while a statement runs loses that one alone`() throws {
    let folder = try TemporaryFolder()
    let first = try ShellInTerminal(in: folder)
    try first.run("let b = 5; let a = zeros(3000,3000)")
    try first.send("7; let b = a @ a\r", andWaitFor: "7\r\n")
    first.terminal.signal(SIGKILL)
    _ = try first.terminal.waitForEnd()
    let second = try ShellInTerminal(in: folder, waiting: false)
    try second.terminal.waitFor("A session of 2 statements was left behind, today at ")
    try second.terminal.waitFor("Its last: let a = zeros(3000,3000)\r\n")
    try second.terminal.waitFor(Self.question)
    try second.send("\r", andWaitFor: "2 statements done again")
    try second.waitForPrompt()
    #expect(try second.run("print b") == "5\n")
  }

  @Test func `n forgets it`() throws {
    let folder = try leaveBehind(["let a = 1"])
    let second = try ShellInTerminal(in: folder, waiting: false)
    try second.terminal.waitFor(Self.question)
    try second.terminal.send("n\r")
    try second.waitForPrompt()
    #expect(try second.run("a").contains("^"))
    #expect(second.journals.count == 1)
    #expect(try second.quit() == .exit(0))
    let third = try ShellInTerminal(in: folder)
    #expect(!third.outputText.contains("left behind"))
  }

  @Test(arguments: ["\u{3}", "\u{4}"])
  func `no answer keeps it for the next start`(key: String) throws {
    let folder = try leaveBehind(["let a = 42"])
    let second = try ShellInTerminal(in: folder, waiting: false)
    try second.terminal.waitFor(Self.question)
    try second.terminal.send(key)
    try second.waitForPrompt()
    #expect(try second.quit() == .exit(0))
    let third = try ShellInTerminal(in: folder, waiting: false)
    try third.terminal.waitFor(Self.question)
    try third.send("y\r", andWaitFor: "done again")
    try third.waitForPrompt()
    #expect(try third.run("print a") == "42\n")
  }

  @Test func `a crash of a resumed session loses nothing either`() throws {
    let folder = try leaveBehind(["let a = 40", "let b = 2"])
    let second = try ShellInTerminal(in: folder, waiting: false)
    try second.send("y\r", andWaitFor: "done again")
    try second.waitForPrompt()
    try second.run("let c = a + b")
    second.terminal.signal(SIGKILL)
    _ = try second.terminal.waitForEnd()
    let third = try ShellInTerminal(in: folder, waiting: false)
    try third.terminal.waitFor("A session of 3 statements")
    try third.send("y\r", andWaitFor: "done again")
    try third.waitForPrompt()
    #expect(try third.run("print c") == "42\n")
  }

  @Test func `Ctrl-C stops a long resumption, and all is offered again`() throws {
    let folder = try leaveBehind(["let a = 42"])
    let name = try #require(folder.names(in: "gradus/sessions").first)
    let slow = "+let b = ones(1500,1500) @ ones(1500,1500)\n"
    let journal = folder.read("gradus/sessions/\(name)")
    try folder.write(
      journal + Array(String(repeating: slow, count: 20).utf8), to: "gradus/sessions/\(name)")
    let second = try ShellInTerminal(in: folder, waiting: false)
    try second.terminal.waitFor("A session of 21 statements")
    try second.send("y\r", andWaitFor: "y\r\n")
    // The new journal shows, as nothing on the screen does, that the first statement has run.
    let new = try #require(folder.names(in: "gradus/sessions").first { $0 != name })
    for _ in 0..<20_000 where folder.read("gradus/sessions/\(new)").count < 20 { usleep(1000) }
    try second.send("\u{3}", andWaitFor: "of 21 statements")
    try second.waitForPrompt()
    #expect(try second.run("print a") == "42\n")
    #expect(try second.quit() == .exit(0))
    #expect(folder.names(in: "gradus/sessions") == [name])
  }

  @Test func `a terminal that goes away leaves the session behind`() throws {
    let folder = try TemporaryFolder()
    let first = try ShellInTerminal(in: folder)
    try first.run("let a = 42")
    first.terminal.hangUp()
    _ = try first.terminal.waitForEnd()
    let second = try ShellInTerminal(in: folder, waiting: false)
    try second.terminal.waitFor(Self.question)
  }

  @Test func `two shells alive at once do not offer each other's`() throws {
    let folder = try TemporaryFolder()
    let first = try ShellInTerminal(in: folder)
    try first.run("let a = 42")
    let second = try ShellInTerminal(in: folder)
    #expect(!second.outputText.contains("left behind"))
    try second.run("let a = 43")
    #expect(second.journals.count == 2)
    #expect(try second.quit() == .exit(0))
    #expect(try first.run("print a") == "42\n")
    #expect(first.journals.count == 1)
  }

  @Test func `two shells that start at once do not both offer the same session`() throws {
    let folder = try leaveBehind(["let a = 42"])
    let second = try ShellInTerminal(in: folder, waiting: false)
    try second.terminal.waitFor(Self.question)
    let third = try ShellInTerminal(in: folder)
    #expect(!third.outputText.contains("left behind"))
    try second.send("y\r", andWaitFor: "done again")
  }

  @Test func `a statement over the lines of a DOS file survives`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Array("let a = [40,\r\n  2]\r\nlet b = 1\r\n".utf8), to: "dos.gradus")
    let first = try ShellInTerminal(in: folder)
    try first.run("source \(folder.path)/dos.gradus")
    first.terminal.signal(SIGKILL)
    _ = try first.terminal.waitForEnd()
    let second = try ShellInTerminal(in: folder, waiting: false)
    try second.send("y\r", andWaitFor: "2 statements done again")
    try second.waitForPrompt()
    #expect(try second.run("sum(a) + b") == "43\n")
    try second.run("undo")
    #expect(try second.run("a").contains("^"))
  }

  @Test func `a state folder that cannot be written costs a warning`() throws {
    let shell = try ShellInTerminal(environment: ["XDG_STATE_HOME": "/dev/null/none"])
    #expect(shell.outputText.contains("not written down (the folder /dev/null cannot be"))
    try shell.run("let a = 42")
    #expect(try shell.run("print a") == "42\n")
    #expect(try shell.quit() == .exit(0))
  }

  @Test(arguments: ["": "HOME is not set", "here": "HOME is here, which does not begin with /"])
  func `without a home there is a warning`(home: String, reason: String) throws {
    let shell = try ShellInTerminal(environment: ["HOME": home, "XDG_STATE_HOME": ""])
    #expect(shell.outputText.contains("the session is not written down (\(reason))"))
    #expect(try shell.quit() == .exit(0))
  }

  @Test func `a full disk costs one warning, and what is written is whole statements`() throws {
    let folder = try TemporaryFolder()
    let first = try ShellInTerminal(in: folder, limitingFiles: true)
    var lines = (0..<30).map { "let \(["a", "b", "c"][$0 % 3]) = 1000000000 + \($0)" }
    for line in lines { try first.run(line) }
    let warning = "the session is not written down (file too large)"
    #expect(first.outputText.split(separator: warning).count == 2)
    #expect(try first.run("print a") == "1000000027\n")
    first.terminal.signal(SIGKILL)
    _ = try first.terminal.waitForEnd()
    let second = try ShellInTerminal(in: folder, waiting: false)
    try second.send("y\r", andWaitFor: "statements done again")
    try second.waitForPrompt()
    let kept = try second.run("history").split(separator: "\n").filter { $0.contains("let ") }
    lines.removeLast(lines.count - kept.count)
    #expect(kept.count > 10 && zip(kept, lines).allSatisfy { $0.hasSuffix($1) })
  }

  private func leaveBehind(_ lines: [String]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let shell = try ShellInTerminal(in: folder)
    for line in lines { try shell.run(line) }
    shell.terminal.signal(SIGKILL)
    _ = try shell.terminal.waitForEnd()
    return folder
  }
}
