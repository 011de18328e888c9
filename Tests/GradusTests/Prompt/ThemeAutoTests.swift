import TerminalSupport
import TestSupport
import Testing

@Suite struct ThemeAutoTests {
  private static let question = "\u{1B}]11;?\u{1B}\\\u{1B}[c"
  private static let light = "\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\"
  private static let dark = "\u{1B}]11;rgb:0000/0000/0000\u{1B}\\"
  private static let kind = "\u{1B}[?62;22c"

  private func colourOfCommand(answering answer: String?) throws -> String {
    let shell = try ShellInTerminal(environment: ["NO_COLOR": "", "TERM": "xterm-256color"])
    try shell.terminal.send("set theme auto\r")
    try shell.terminal.waitFor(Self.question)
    if let answer { try shell.terminal.send(answer) }
    try shell.waitForPrompt()
    try shell.terminal.send("conv 1")
    try shell.waitForCursorLine(startingWith: "gradus> conv 1")
    let row = shell.terminal.screen.cursor.row
    return try #require(
      shell.terminal.screen.styledParts(inRow: row).first { $0.text == "conv" }?.style)
  }

  @Test func `the terminal's answer decides, and without one it stays dark`() throws {
    let light = try colourOfCommand(answering: Self.light + Self.kind)
    let dark = try colourOfCommand(answering: Self.dark + Self.kind)
    #expect(light != dark)
    #expect(try colourOfCommand(answering: Self.kind) == dark)
    #expect(try colourOfCommand(answering: nil) == dark)
  }

  @Test func `an answer that comes late leaves no bytes, and what was typed is kept`() throws {
    let shell = try ShellInTerminal()
    try shell.terminal.send("set theme auto\r")
    try shell.terminal.waitFor(Self.question)
    try shell.waitForPrompt()
    try shell.terminal.send("1 +" + Self.light + Self.kind + " 2")
    try shell.waitForCursorLine("gradus> 1 + 2")
    try shell.terminal.send("\r")
    try shell.terminal.waitForScreen("the sum") { $0.lines.contains("3") }
  }

  @Test func `what is typed while the terminal is asked comes to the prompt`() throws {
    let shell = try ShellInTerminal()
    try shell.terminal.send("set theme auto\r")
    try shell.terminal.waitFor(Self.question)
    try shell.terminal.send("12" + Self.dark + "34" + Self.kind)
    try shell.waitForCursorLine("gradus> 1234")
  }

  @Test func `the start-up file may ask for it`() throws {
    let folder = try TemporaryFolder([".config/gradus/init.gradus": "set theme auto\n"])
    let shell = try ShellInTerminal(in: folder, waiting: false)
    try shell.terminal.waitFor(Self.question)
    try shell.terminal.send(Self.light + Self.kind)
    try shell.waitForPrompt()
  }
}
