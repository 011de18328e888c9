import TerminalSupport
import Testing

@Suite("Return on an empty line")
struct ReturnTests {
  private func shell() throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      BuiltProgram.path("gradus"),
      environment: ["HOME": "/nonexistent", "INPUTRC": "/dev/null", "NO_COLOR": "1"])
    try terminal.waitFor("gradus> ")
    return terminal
  }

  @Test("repeats a stepping command, and says so")
  func repeats() throws {
    let terminal = try shell()
    try terminal.send("example sum; step\r")
    try terminal.waitFor("pixel 1 of 4")
    try terminal.waitFor("gradus> ")
    try terminal.send("\r")
    try terminal.waitFor("(Return: step)")
    try terminal.waitFor("pixel 2 of 4")
    try terminal.waitFor("gradus> ")
    try terminal.send("\r")
    try terminal.waitFor("pixel 3 of 4")
    try terminal.waitFor("gradus> ")
    try terminal.send("\u{4}")
    #expect(try terminal.waitForEnd() == .exit(0))
  }

  @Test("repeats nothing else")
  func nothingElse() throws {
    let terminal = try shell()
    try terminal.send("example sum; step; where\r")
    try terminal.waitFor("1 of all")
    try terminal.waitFor("gradus> ")
    try terminal.send("\r")
    try terminal.send("print 6 * 7\r")
    try terminal.waitFor("42")
    #expect(!String(decoding: terminal.output, as: UTF8.self).contains("(Return"))
  }
}
