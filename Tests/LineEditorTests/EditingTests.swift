import Platform
import TerminalSupport
import TestSupport
import Testing

@Suite struct EditingTests {
  @Test func `Ctrl-C drops the line and the session goes on`() throws {
    let demo = try Demo()
    try demo.send("half a line", andWaitFor: "half a line")
    try demo.send("\u{3}", andWaitFor: "interrupted")
    try demo.waitForPrompt()
    try demo.run("whole", andWaitFor: "got: whole")
    #expect(demo.terminal.screen.text.contains("demo> half a line^C\ninterrupted\n"))
  }

  @Test func `Ctrl-C leaves a reverse search`() throws {
    let demo = try Demo()
    try demo.run("dense 3", andWaitFor: "got: dense 3")
    try demo.waitForPrompt()
    try demo.terminal.send("\u{12}den")
    try demo.terminal.waitForScreen("the search") { $0.text.contains("`den': dense 3") }
    try demo.send("\u{3}", andWaitFor: "interrupted")
    try demo.waitForPrompt()
    try demo.run("conv", andWaitFor: "got: conv")
  }

  @Test func `Ctrl-C in the middle of a key sequence or a quoted key leaves that`() throws {
    let demo = try Demo()
    for start in ["\u{1B}", "\u{16}", "\u{18}", "\u{1B}5"] {
      try demo.send("x" + start, andWaitFor: "x")
      try demo.send("\u{3}", andWaitFor: "interrupted")
      try demo.waitForPrompt()
    }
    try demo.run("conv", andWaitFor: "got: conv")
  }

  @Test func `no Ctrl-C is lost when it drops the keys that are just being read`() throws {
    let demo = try Demo()
    for _ in 0..<200 {
      try demo.terminal.send("abc")
      try demo.send("\u{3}", andWaitFor: "interrupted")
      try demo.waitForPrompt()
    }
  }

  @Test func `Ctrl-C while working sets the flag`() throws {
    let demo = try Demo()
    try demo.send("work\r", andWaitFor: "working")
    try demo.send("\u{3}", andWaitFor: "stopped")
    try demo.waitForPrompt()
    try demo.run("conv", andWaitFor: "got: conv")
  }

  @Test(arguments: ["/dev/null", "bracketed-off"])
  func `Ctrl-D on an empty line ends the session on a line of its own`(inputrc: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(Array("set enable-bracketed-paste off\n".utf8), to: "bracketed-off")
    let path = inputrc.hasPrefix("/") ? inputrc : "\(folder.path)/\(inputrc)"
    let demo = try Demo(in: folder, environment: ["INPUTRC": path])
    try demo.send("ab\u{4}\u{1}\u{4}\u{4}\u{4}", andWaitFor: "bye")
    #expect(try demo.terminal.waitForEnd() == .exit(0))
    #expect(demo.terminal.screen.text.hasPrefix("demo>\nbye\n"))
    #expect(demo.terminal.isInOriginalModes)
  }

  @Test func `in the C locale a λ is kept, and glyphs are to be ASCII`() throws {
    let demo = try Demo(environment: ["LC_ALL": "C"])
    try demo.run("λ×−", andWaitFor: "got: λ×−")
    try demo.run("a→b\u{1B}[D\u{7F}λ", andWaitFor: "got: aλb")
    try demo.send("unicode\r", andWaitFor: "unicode false")
  }

  @Test(arguments: ["C.UTF-8", "en_US.utf8"])
  func `in a locale of UTF-8 glyphs may be Unicode`(locale: String) throws {
    let demo = try Demo(environment: ["LANG": locale])
    try demo.run("λ", andWaitFor: "got: λ")
    try demo.send("unicode\r", andWaitFor: "unicode true")
  }

  @Test func `the user's inputrc applies, with what it says for Gradus`() throws {
    let folder = try TemporaryFolder()
    let bindings = """
      $if Gradus
      "\\C-xg": "for gradus"
      $endif
      $if Bash
      "\\C-xg": "for bash"
      $endif

      """
    try folder.write(Array(bindings.utf8), to: "inputrc")
    let demo = try Demo(in: folder, environment: ["INPUTRC": "\(folder.path)/inputrc"])
    try demo.run("\u{18}g", andWaitFor: "got: for gradus")
  }

  @Test(arguments: [
    ("\\C-g", "\u{7}"), ("\\t", "\t"), ("\\e[200~", "\u{1B}[200~"), ("\\e[201~", "\u{1B}[201~"),
    ("\\C-m", "\r"), ("\\C-l", "\u{0C}"),
  ])
  func `a key that the user's inputrc binds is the user's`(name: String, key: String) throws {
    for mode in ["emacs", "vi"] {
      let folder = try TemporaryFolder([
        "inputrc": "set editing-mode \(mode)\n\"\(name)\": \"mine\"\n"
      ])
      let demo = try Demo(in: folder, environment: ["INPUTRC": folder.file("inputrc")])
      try demo.send("a\(key)b", andWaitFor: "amineb")
    }
  }

  @Test func `a Tab that the user gave another meaning keeps it in a paste, too`() throws {
    let folder = try TemporaryFolder(["inputrc": "\"\\t\": beginning-of-line\n"])
    let demo = try Demo(in: folder, environment: ["INPUTRC": folder.file("inputrc")])
    try demo.run("b\ta", andWaitFor: "got: ab")
  }

  @Test func `vi mode works`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Array("set editing-mode vi\n".utf8), to: "inputrc")
    let demo = try Demo(in: folder, environment: ["INPUTRC": "\(folder.path)/inputrc"])
    try demo.send("xonv 2 3x3", andWaitFor: "xonv 2 3x3")
    try demo.terminal.send("\u{1B}")
    try demo.run("0rcA!", andWaitFor: "got: conv 2 3x3!")
    try demo.send("co\t", andWaitFor: "2-D cross-correlation")
    try demo.send("\u{3}", andWaitFor: "interrupted")
    try demo.waitForPrompt()
    try demo.terminal.send("abc\u{1B}")
    try demo.send("\u{3}", andWaitFor: "interrupted")
    try demo.waitForPrompt()
    try demo.run("conv", andWaitFor: "got: conv")
  }

  @Test func `a resize draws a long line anew and is known to the program`() throws {
    let demo = try Demo()
    let line = String(repeating: "0123456789", count: 7)
    try demo.send(line, andWaitFor: line)
    demo.terminal.resize(columns: 40, rows: 24)
    try demo.terminal.waitForScreen("the line in two rows") { screen in
      let rows = Array(screen.lines.drop { !$0.hasPrefix("demo>") })
      return rows[0] + rows[1] == "demo> " + line && rows[1].count == 36
    }
    demo.terminal.resize(columns: 100, rows: 24)
    try demo.waitForCursorLine("demo> " + line)
    try demo.run("", andWaitFor: "got: " + line)
    try demo.send("size\r", andWaitFor: "size 100x24")
  }

  @Test func `a resize while working is known at the next prompt`() throws {
    let demo = try Demo()
    try demo.send("work\r", andWaitFor: "working")
    demo.terminal.resize(columns: 30, rows: 10)
    try demo.send("\u{3}", andWaitFor: "stopped")
    try demo.waitForPrompt()
    try demo.terminal.send(String(repeating: "x", count: 30))
    try demo.waitForCursorLine("xxxxxx")
    #expect(demo.terminal.screen.lines.contains("demo> " + String(repeating: "x", count: 24)))
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGQUIT], ["", "page 100\r"])
  func `a signal that ends the program restores the terminal`(number: Int32, first: String) throws {
    let demo = try Demo()
    try demo.terminal.send(first)
    if !first.isEmpty { try demo.terminal.waitFor("row 23") }
    #expect(!demo.terminal.isInOriginalModes)
    demo.terminal.signal(number)
    #expect(try demo.terminal.waitForEnd() == .signal(number))
    #expect(demo.terminal.isInOriginalModes)
    #expect(String(decoding: demo.terminal.output, as: UTF8.self).contains("\u{1B}[?2004l"))
  }

  @Test func `a stop and its end draw the line anew`() throws {
    let demo = try Demo()
    try demo.send("half", andWaitFor: "half")
    demo.terminal.signal(SIGSTOP)
    demo.terminal.signal(SIGCONT)
    try demo.terminal.waitFor("half")
    try demo.run(" line", andWaitFor: "got: half line")
    // In a session of its own nobody can wake a stopped program, so the system does not stop it.
    try demo.send("half", andWaitFor: "half")
    try demo.send("\u{1A}", andWaitFor: "half")
    try demo.run(" line", andWaitFor: "got: half line")
  }

  @Test func `a line that a hang-up cuts off does not run`() throws {
    let folder = try TemporaryFolder()
    let demo = try Demo(in: folder)
    try demo.send("dangerous", andWaitFor: "dangerous")
    demo.terminal.hangUp()
    _ = try demo.terminal.waitForEnd()
    #expect(folder.read("gradus/history").isEmpty)
  }

  @Test func `bytes that are not UTF-8 are refused alone`() throws {
    let demo = try Demo()
    try demo.terminal.send([0x61, 0xFF, 0x62, 0x0D])
    try demo.terminal.waitFor("invalid at 2: the line is not UTF-8")
    try demo.waitForPrompt()
    try demo.run("conv", andWaitFor: "got: conv")
    try demo.run("\u{1B}[A\u{15}ab", andWaitFor: "got: ab")
  }

  @Test func `a typed line over 1 MiB is refused and the next one runs`() throws {
    let demo = try Demo()
    try demo.terminal.send([UInt8](repeating: 0x78, count: (1 << 20) + 1) + [0x0D])
    try demo.terminal.waitFor("invalid at 1: the line is longer than 1 MiB")
    try demo.waitForPrompt()
    try demo.run("conv", andWaitFor: "got: conv")
  }
}
