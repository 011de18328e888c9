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

  /// What is typed before each Tab, and the line behind it; then the rest, and the whole line.
  private static let addresses: [([(String, String)], String, String)] = [
    ([("print conv1.w", "print conv1.weight")], "[0,0,0,0]", "print conv1.weight[0,0,0,0]"),
    (
      [
        ("explain c", "explain conv1."), ("w", "explain conv1.weight"),
        ("[0,0,0,0] te", "explain conv1.weight[0,0,0,0] terms"),
      ], "", "explain conv1.weight[0,0,0,0] terms"
    ),
    (
      [("contributions(c", "contributions(conv1."), ("w", "contributions(conv1.weight")], ")",
      "contributions(conv1.weight)"
    ),
    (
      [("let x = conv1.w", "let x = conv1.weight"), (".g", "let x = conv1.weight.grad")], "+1",
      "let x = conv1.weight.grad+1"
    ),
    ([("conv1.w", "conv1.weight")], "[0] = 0", "conv1.weight[0] = 0"),
    ([("unroll(co", "unroll(conv1")], ")", "unroll(conv1)"),
    ([("print sqr", "print sqrt(")], "4)", "print sqrt(4)"),
    (
      [("explain .weight\u{1B}b\u{2}co", "explain conv1.weight")], ".out",
      "explain conv1.out.weight"
    ),
    (
      [("print [0]\u{2}\u{2}\u{2}conv1.w", "print conv1.weight[0]")], ".grad",
      "print conv1.weight.grad[0]"
    ),
    ([("print conv1.weight\u{2}\u{2}\u{2}", "print conv1.weight")], "[0]", "print conv1.weight[0]"),
    (
      [("freeze c", "freeze conv1"), ("", "freeze conv1."), ("w", "freeze conv1.weight")], "",
      "freeze conv1.weight"
    ),
    ([("inp", "input"), (".g", "input.grad")], "[0]", "input.grad[0]"),
    ([("forw", "forward")], ";", "forward ;"),
    ([("forw;\u{2}", "forward;")], "", "forward;"),
  ]

  @Test(arguments: addresses)
  func `Tab breaks no address`(typed: [(String, String)], rest: String, whole: String) throws {
    let shell = try ShellInTerminal()
    try shell.run("input 1x3x3; conv 1 2x2")
    var before = ""
    for (text, line) in typed {
      // A Tab that comes in one piece with what is before it is a paste's, which completes nothing:
      // each piece is waited for, words until they are there, keys that move until they have.
      var shown = before
      for piece in text.matches(of: /\u{1B}b|\u{02}|[^\u{1B}\u{02}]+/).map({ String($0.output) }) {
        let cursor = shell.terminal.screen.cursor
        try shell.terminal.send(piece)
        if piece.contains(where: { $0 < " " }) {
          try shell.terminal.waitForScreen("the cursor to move") { $0.cursor != cursor }
        } else {
          shown += piece
          let letters = shown.filter { $0 > " " }.sorted()
          try shell.terminal.waitForScreen(piece) {
            $0.cursorLine.dropFirst("gradus>".count).filter { $0 > " " }.sorted() == letters
          }
        }
      }
      before = line
      // A Tab within a word may change nothing but the cursor's place.
      let (there, cursor) = (shell.terminal.screen.cursorLine, shell.terminal.screen.cursor)
      try shell.terminal.send("\t")
      try shell.terminal.waitForScreen("gradus> \(line)") {
        $0.cursorLine == "gradus> \(line)" && ($0.cursorLine != there || $0.cursor != cursor)
      }
    }
    try shell.terminal.send(rest)
    try shell.waitForCursorLine("gradus> \(whole)")
  }

  @Test func `Tab takes letters for others where inputrc says so`() throws {
    let folder = try TemporaryFolder(["inputrc": "set completion-ignore-case on\n"])
    let shell = try ShellInTerminal(in: folder, environment: ["INPUTRC": folder.file("inputrc")])
    try shell.run("input 1x3x3; conv 1 2x2")
    try shell.send("print CONV1.W", andWaitFor: "CONV1.W")
    try shell.terminal.send("\t")
    try shell.waitForCursorLine("gradus> print conv1.weight")
  }

  @Test func `Tab completes at a lesson's prompts`() throws {
    let shell = try ShellInTerminal(rows: 100)
    try shell.send("lesson 1\r", andWaitFor: "guess> ")
    try shell.send("print conv1.w", andWaitFor: "conv1.w")
    try shell.terminal.send("\t")
    try shell.waitForCursorLine(startingWith: "by-hand 1/10 guess> print conv1.weight")
    try shell.terminal.send("\u{15}lesson go")
    try shell.waitForCursorLine("by-hand 1/10 guess> lesson go")
    try shell.terminal.send("\t")
    try shell.waitForCursorLine(startingWith: "by-hand 1/10 guess> lesson go")
  }

  @Test func `files complete behind lesson, beside the lessons`() throws {
    let folder = try TemporaryFolder([
      "lecture.md": "", "lecture.txt": "", "sub/two.md": "", "a b.md": "",
    ])
    let shell = try ShellInTerminal(in: folder, columns: 200)
    for (typed, line) in [
      ("\(folder.path)/le", "\(folder.path)/lecture.md"),
      ("\(folder.path)/su", "\(folder.path)/sub/"),
      ("~/sub/t", "~/sub/two.md"), ("~/a", "\"~/a b.md\""), ("\"~/a", "\"~/a b.md\""),
      ("prog", "progress"),
    ] {
      try shell.send("lesson \(typed)", andWaitFor: typed)
      try shell.terminal.send("\t")
      try shell.waitForCursorLine("gradus> lesson \(line)")
      try shell.terminal.send("\u{3}")
      try shell.waitForPrompt()
    }
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
