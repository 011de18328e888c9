import Foundation
import TerminalSupport
import TestSupport
import Testing

@Suite struct ColourTests {
  /// The style of the demo's hint.
  private static let hint = "2"

  @Test func `parts of the line have their colours while it is typed`() throws {
    let demo = try Demo(environment: ["DEMO_COLOUR": "1"])
    try demo.terminal.send("conv 2 # x")
    try demo.terminal.waitForScreen("the line") { $0.cursorLine.hasSuffix("(10 so far)") }
    let screen = demo.terminal.screen
    let parts = screen.styledParts(inRow: screen.cursor.row).dropFirst(2)
    #expect(parts.map(\.text) == ["conv", " ", "2", " ", "# x", " (10 so far)"])
    #expect(parts.map(\.style) == ["1;36", "", "33", "", "35", Self.hint])
    #expect(screen.cursor.column == "demo> conv 2 # x".count)
  }

  @Test func `the hint is gone on Return, on Ctrl-C and where the cursor leaves the end`() throws {
    let demo = try Demo(environment: ["DEMO_COLOUR": "1"])
    try demo.terminal.send("conv 2")
    try demo.waitForCursorLine("demo> conv 2 (6 so far)")
    try demo.terminal.send("\u{1B}[D")
    try demo.waitForCursorLine("demo> conv 2")
    try demo.terminal.send("\u{1B}[C")
    try demo.waitForCursorLine("demo> conv 2 (6 so far)")
    try demo.run("", andWaitFor: "got: conv 2")
    try demo.terminal.send("dense")
    try demo.waitForCursorLine("demo> dense (5 so far)")
    try demo.send("\u{3}", andWaitFor: "interrupted")
    try demo.waitForPrompt()
    #expect(!demo.terminal.screen.text.contains("so far"))
    #expect(demo.terminal.screen.text.hasPrefix("demo> conv 2\ngot: conv 2\ndemo> dense^C\n"))
  }

  @Test func `a list of completions stands below the line alone`() throws {
    let demo = try Demo(environment: ["DEMO_COLOUR": "1"])
    try demo.send("co\t", andWaitFor: "2-D cross-correlation")
    try demo.waitForCursorLine("demo> co (2 so far)")
    let lines = demo.terminal.screen.lines
    #expect(lines.first == "demo> co")
  }

  @Test func `nothing is painted while the history is searched or a count is typed`() throws {
    let demo = try Demo(environment: ["DEMO_COLOUR": "1"])
    try demo.run("dense 3", andWaitFor: "got: dense 3")
    try demo.terminal.send("\u{12}den")
    try demo.terminal.waitForScreen("the search") { $0.cursorLine.hasSuffix("`den': dense 3") }
    try demo.terminal.send("\u{7}\u{1B}4")
    try demo.terminal.waitForScreen("the count") { $0.cursorLine.contains("(arg: 4)") }
    try demo.terminal.send("x")
    try demo.waitForCursorLine("demo> xxxx (4 so far)")
  }

  @Test func `a line longer than a row is coloured where it shows`() throws {
    let demo = try Demo(environment: ["DEMO_COLOUR": "1"], columns: 30)
    try demo.terminal.send("abc 12345 def 67890 語語語 ghi 123 jkl")
    try demo.terminal.waitForScreen("the hint") { $0.text.contains("so far") }
    let screen = demo.terminal.screen
    for row in 0...screen.cursor.row {
      for part in screen.styledParts(inRow: row) where !part.text.hasPrefix("demo") {
        let letters = part.text.contains { $0.isLetter }
        let digits = part.text.contains { $0.isNumber }
        if part.style == "2" || part.text.contains("<") { continue }
        #expect(part.style == (letters ? "1;36" : digits ? "33" : ""), "\(part)")
      }
    }
  }

  @Test func `every pasted line is coloured, and no hint stays`() throws {
    let demo = try Demo(environment: ["DEMO_COLOUR": "1"])
    try demo.terminal.send("\u{1B}[200~conv 1\rdense 2\rrelu 3\r\u{1B}[201~")
    try demo.terminal.waitFor("got: relu 3")
    try demo.waitForPrompt()
    let screen = demo.terminal.screen
    #expect(
      screen.lines.prefix(6) == [
        "demo> conv 1", "got: conv 1", "demo> dense 2", "got: dense 2", "demo> relu 3",
        "got: relu 3",
      ])
    for row in [0, 2, 4] { #expect(screen.styledParts(inRow: row).last?.style == "33") }
  }

  @Test func `a slow line to the terminal shows no colours`() throws {
    let folder = try TemporaryFolder()
    let program = try BuiltProgram.path("line-editor-demo")
    let terminal = try PseudoTerminal(
      "/bin/sh", ["-c", "stty 9600; exec \"$0\"", program],
      environment: [
        "HOME": folder.path, "INPUTRC": "/dev/null", "DEMO_COLOUR": "1", "PATH": "/bin:/usr/bin",
      ])
    try terminal.waitForScreen("a prompt") { $0.cursorLine == "demo>" }
    try terminal.send("conv 2")
    try terminal.waitForScreen("the line") { $0.cursorLine.hasPrefix("demo> conv 2") }
    #expect(terminal.screen.styledParts(inRow: 0).last?.style == "")
  }

  /// 10,000 keys, or as many as `GRADUS_KEYS` says.
  @Test(arguments: [1, 2, 3])
  func `colour never moves a character, whatever is typed`(seed: UInt64) throws {
    let wanted = ProcessInfo.processInfo.environment["GRADUS_KEYS"].flatMap { Int($0) } ?? 10_000
    let plain = try Demo()
    let coloured = try Demo(environment: ["DEMO_COLOUR": "1"])
    var keys = RandomKeys(seed: seed)
    var wasColoured = false
    for batch in 0..<max(wanted / 3 / RandomKeys.batch, 1) {
      let text = keys.next() + "q\(batch)q"
      if let size = keys.newSize() {
        for demo in [plain, coloured] {
          demo.terminal.resize(columns: size.columns, rows: size.rows)
        }
      }
      for demo in [plain, coloured] {
        try demo.terminal.send(text)
        try demo.terminal.waitForScreen("batch \(batch)") {
          $0.lines(without: Self.hint).joined().contains("q\(batch)q")
        }
      }
      let (first, second) = (plain.terminal.screen, coloured.terminal.screen)
      try #require(
        first.lines == second.lines(without: Self.hint), "seed \(seed), batch \(batch): \(text)")
      try #require(first.cursor == second.cursor, "seed \(seed), batch \(batch): \(text)")
      let parts = second.styledParts(inRow: second.cursor.row)
      wasColoured = wasColoured || parts.contains { !$0.style.isEmpty }
    }
    #expect(wasColoured)
  }
}

/// Keys for a line editor, among them those that move, delete, recall and break lines.
private struct RandomKeys {
  static let batch = 20

  private static let keys =
    Array("abcde 0123456789#(;").map(String.init)
    + ["ä", "語", "é", "×", "e\u{301}", "\u{1B}[C", "\u{1B}[D", "\u{1B}[D", "\u{1B}[A", "\u{1B}[B"]
    + ["\u{1}", "\u{5}", "\u{7F}", "\u{4}", "\u{B}", "\u{19}", "\u{17}", "\u{14}", "\u{1B}b"]
    + ["\u{1B}f", "\u{1B}d", "\u{1B}u", "\u{1F}", "\r", "\u{15}", "\u{C}", "co\t", "x = 12.5 "]
    + ["0123456789 abcdefghij ", "conv 2 3x3 # c"]

  private var generator: SplitMix

  init(seed: UInt64) { generator = SplitMix(seed: seed) }

  mutating func next() -> String {
    // Now and then the line begins anew, or it would outgrow the screen.
    (generator.next() % 2 == 0 ? "\u{1}\u{B}" : "")
      + (0..<Self.batch).map { _ in Self.keys[Int(generator.next() % UInt64(Self.keys.count))] }
      .joined()
      // Ctrl-D on an empty line would leave.
      .replacing("\u{4}", with: "a\u{1B}[D\u{4}")
  }

  mutating func newSize() -> (columns: Int, rows: Int)? {
    guard generator.next() % 4 == 0 else { return nil }
    return (40 + Int(generator.next() % 60), 12 + Int(generator.next() % 20))
  }
}
