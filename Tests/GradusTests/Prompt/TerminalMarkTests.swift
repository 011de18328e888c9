import TerminalSupport
import TestSupport
import Testing

@Suite struct TerminalMarkTests {
  private func commands(_ environment: [String: String], _ lines: [String]) throws -> [String] {
    let shell = try ShellInTerminal(environment: environment)
    for line in lines { try shell.run(line) }
    _ = try shell.quit()
    return shell.terminal.screen.commands
  }

  @Test func `prompts, answers and failures are marked where the terminal finds them`() throws {
    let commands = try commands(
      ["TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"], ["1 + 1", "cnov 2"])
    #expect(commands.first == "2;gradus")
    // Readline may show a prompt more than once.
    var marks: [String] = []
    for mark in commands.filter({ $0.hasPrefix("133;") }) where marks.last != mark {
      if mark == "133;A", marks.suffix(2) == ["133;A", "133;B"] { continue }
      if mark == "133;B", marks.last == "133;B" { continue }
      marks.append(mark)
    }
    #expect(
      marks.prefix(8) == [
        "133;A", "133;B", "133;C", "133;D;0", "133;A", "133;B", "133;C", "133;D;1",
      ])
  }

  @Test(arguments: [
    ["TERM": "xterm-256color"], ["TERM": "linux"],
  ])
  func `other terminals are told nothing`(environment: [String: String]) throws {
    #expect(try commands(environment, ["1 + 1"]).isEmpty)
  }

  @Test func `a terminal that can do nothing is told nothing, whatever it is called`() throws {
    let folder = try TemporaryFolder()
    let terminal = try PseudoTerminal(
      BuiltProgram.path("gradus"),
      environment: [
        "HOME": folder.path, "TERM": "dumb", "TERM_PROGRAM": "WezTerm", "WT_SESSION": "1",
      ])
    try terminal.waitFor("gradus> ")
    #expect(!terminal.output.contains(0x1B))
  }

  @Test func `a pipe gets no marks`() throws {
    let program = try PipedProgram(
      BuiltProgram.path("gradus"), ["-c", "example sum; train 3 steps"],
      environment: ["TERM": "xterm-256color", "WT_SESSION": "1"])
    #expect(!program.output.contains(0x1B))
  }

  @Test func `speech gets no marks`() throws {
    let folder = try TemporaryFolder([".config/gradus/init.gradus": "set speak on\n"])
    let shell = try ShellInTerminal(
      in: folder, environment: ["TERM": "xterm-256color", "WT_SESSION": "1"])
    try shell.run("1 + 1")
    #expect(shell.terminal.screen.commands.isEmpty)
  }

  @Test func `training tells how far it is, and that it is over`() throws {
    let shell = try ShellInTerminal(environment: ["TERM": "xterm-256color", "WT_SESSION": "1"])
    try shell.run("example xor")
    try shell.terminal.send("train 100000000 steps\r")
    try shell.terminal.waitForScreen("progress") { screen in
      screen.commands.contains { $0.hasPrefix("9;4;1;") }
    }
    try shell.terminal.send("\u{3}")
    try shell.waitForPrompt()
    #expect(shell.terminal.screen.commands.last { $0.hasPrefix("9;") } == "9;4;0")
  }
}
