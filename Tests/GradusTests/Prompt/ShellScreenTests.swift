import TerminalSupport
import TestSupport
import Testing

@Suite struct ShellScreenTests {
  private let gradient = "example sum; forward; backward; grads"

  @Test func `a view after a resize has the new width`() throws {
    let shell = try ShellInTerminal()
    let wide = try shell.run(gradient)
    #expect(wide.split(separator: "\n").contains { $0.count > 60 })
    shell.terminal.resize(columns: 44, rows: 24)
    try shell.waitForPrompt()
    let narrow = try shell.run("grads")
    #expect(narrow.contains("11.5"))
    #expect(narrow.split(separator: "\n").allSatisfy { $0.count <= 44 })
  }

  @Test func `colours are shown where they may be`() throws {
    let shell = try ShellInTerminal(environment: ["NO_COLOR": "", "TERM": "xterm-256color"])
    #expect(try shell.run(gradient).contains("\u{1B}[38;5;"))
    #expect(try shell.run("cnov").hasPrefix("\u{1B}[1m"))
  }

  @Test func `an error is spelled in ASCII, too, where there is nothing else`() throws {
    let shell = try ShellInTerminal(environment: ["LC_ALL": "C"])
    let error = try shell.run("example both; conv1.weight[0,0,0,0,0]")
    #expect(error.contains("1x1x2x2") && error.utf8.allSatisfy { $0 < 0x80 })
  }

  @Test func `an error breaks its lines between words`() throws {
    let shell = try ShellInTerminal()
    let error = try shell.run("guess banana")
    #expect(error.split(separator: "\n").allSatisfy { $0.count <= 80 })
    #expect(error.contains(" bias-mean") && error.contains(" update-early"))
    try shell.run("input 1x8x8; conv 2 3x3; relu; maxpool 2; dense 3")
    #expect(try shell.run("freeze conv9").contains("flatten1,\ndense1, all"))
  }

  @Test func `NO_COLOR leaves no colour`() throws {
    let shell = try ShellInTerminal(environment: ["TERM": "xterm-256color"])
    try shell.run(gradient)
    try shell.run("cnov")
    #expect(shell.outputText.contains("11.5"))
    #expect(!shell.outputText.contains(#/\x1B\[[0-9;]*m/#))
  }

  @Test func `a dumb terminal gets a prompt, and no escape sequence`() throws {
    let shell = try ShellInTerminal(environment: ["TERM": "dumb"], waiting: false)
    try shell.terminal.waitFor("Type lesson, help, or example sum\r\ngradus> ")
    try shell.send(gradient + "\n", andWaitFor: "21.5")
    try shell.send("6 * 7\n", andWaitFor: "42")
    try shell.send("cnov\n", andWaitFor: "^")
    try shell.send("help all\n", andWaitFor: "quit")
    try shell.terminal.send("\u{4}")
    #expect(try shell.terminal.waitForEnd() == .exit(0))
    #expect(!shell.terminal.output.contains(0x1B))
  }

  @Test(arguments: [
    ("?", "ten to begin with"), ("?conv", "cross-correlation"), ("conv?", "cross-correlation"),
  ])
  func `a question mark is help`(typed: String, words: String) throws {
    let shell = try ShellInTerminal(rows: 60)
    #expect(try shell.run(typed).contains(words))
  }

  @Test func `clear leaves a prompt on an empty screen, and is no statement`() throws {
    let shell = try ShellInTerminal()
    try shell.run("let a = 6")
    #expect(try shell.run("clear") == "\u{1B}[H\u{1B}[2J\u{1B}[3J")
    #expect(try shell.run("a * 7") == "42\n")
    #expect(try gradus("-c", "clear").ending == .exit(1))
    #expect(try gradus("-c", "?conv").ending == .exit(1))
  }

  @Test func `a session at a dumb terminal is offered again`() throws {
    let folder = try TemporaryFolder()
    let first = try ShellInTerminal(in: folder, environment: ["TERM": "dumb"], waiting: false)
    try first.send("let a = 6\n", andWaitFor: "a = 6")
    try first.terminal.send("\u{4}")
    try first.terminal.waitFor("the next start offers it")
    #expect(try first.terminal.waitForEnd() == .exit(0))
    let second = try ShellInTerminal(in: folder, environment: ["TERM": "dumb"], waiting: false)
    try second.terminal.waitFor("Resume it? [Y/n] ")
    try second.send("y\n", andWaitFor: "done again")
    try second.send("a * 7\n", andWaitFor: "42")
  }

  @Test func `in the C locale a λ is kept and grids are ASCII`() throws {
    let shell = try ShellInTerminal(environment: ["LC_ALL": "C"])
    #expect(try shell.run("cnov # λ×").contains("\n  cnov # λ×\n  ^"))
    #expect(try shell.run("source 'λ'").contains("λ"))
    for line in [gradient, "net", "unroll conv1", "explain conv1.weight[0,0,0,0]"] {
      let answer = try shell.run(line)
      #expect(answer.utf8.allSatisfy { $0 < 0x80 }, "\(line)\n\(answer)")
    }
    #expect(try shell.quit() == .exit(0))
    #expect(String(decoding: shell.folder.read("gradus/history"), as: UTF8.self).contains("# λ×"))
  }

  @Test func `what is taller than the screen is paged`() throws {
    let shell = try ShellInTerminal()
    try shell.terminal.send("help all\r")
    try shell.waitForCursorLine(startingWith: "-- 1–23 of ")
    try shell.terminal.send(" ")
    try shell.waitForCursorLine(startingWith: "-- 24–46 of ")
    try shell.terminal.send("q")
    try shell.waitForPrompt()
    #expect(try shell.run("6 * 7") == "42\n")
  }

  @Test func `what fits is not paged`() throws {
    let shell = try ShellInTerminal(rows: 200)
    #expect(try !shell.run("help all").contains("q close"))
  }

  @Test func `accumulate is stepped through by keys`() throws {
    let shell = try ShellInTerminal()
    try shell.run("example sum; forward; backward")
    try shell.terminal.send("accumulate conv1.weight[0]\r")
    func wait(_ pixel: Int) throws {
      try shell.terminal.waitForScreen("pixel \(pixel)") { screen in
        screen.cursorLine.hasPrefix("-- \(pixel) of 4")
          && screen.text.ranges(of: "pixel \(pixel) of 4").count == 1
      }
    }
    try wait(1)
    for (key, pixel) in [("n", 2), ("n", 3), ("b", 2), ("n", 3), ("n", 4)] {
      try shell.terminal.send(key)
      try wait(pixel)
    }
    #expect(shell.terminal.screen.text.contains("21.5"))
    try shell.terminal.send("q")
    try shell.waitForPrompt()
    #expect(try shell.run("6 * 7") == "42\n")
  }
}
