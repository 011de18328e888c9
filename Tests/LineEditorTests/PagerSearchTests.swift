import TerminalSupport
import TestSupport
import Testing

@testable import LineEditor

@Suite struct PagerSearchTests {
  private func waitForTop(_ demo: Demo, _ row: String) throws {
    try demo.terminal.waitForScreen("\(row) at the top") { $0.lines.first == row }
  }

  @Test func `a slash searches, n and N go on and back`() throws {
    let demo = try Demo()
    try demo.send("page 200\r", andWaitFor: "row 23 ")
    try demo.terminal.send("/w 7")
    try demo.terminal.waitForScreen("what is typed") { $0.cursorLine == "/w 7" }
    try demo.terminal.send("\r")
    try waitForTop(demo, "row 7 at 80")
    try demo.terminal.send("n")
    try waitForTop(demo, "row 70 at 80")
    try demo.terminal.send("n")
    try waitForTop(demo, "row 71 at 80")
    try demo.terminal.send("N")
    try waitForTop(demo, "row 70 at 80")
    #expect(demo.terminal.screen.styledParts(inRow: 0).contains { $0 == ("w 7", "7") })
    try demo.terminal.send("/nowhere\r")
    try demo.terminal.waitForScreen("that there is none") {
      $0.cursorLine.contains("nowhere is not further on") && $0.lines.first == "row 70 at 80"
    }
    try demo.terminal.send("q")
    try demo.waitForPrompt()
  }

  @Test func `Escape gives a search up, and q in it is a letter`() throws {
    let demo = try Demo()
    try demo.send("page 100\r", andWaitFor: "row 23 ")
    try demo.terminal.send("/q")
    try demo.terminal.waitForScreen("the letter") { $0.cursorLine == "/q" }
    try demo.terminal.send("\u{1B}")
    try demo.terminal.waitForScreen("the usual status") { $0.cursorLine.contains("1–23 of 100") }
    try demo.terminal.send("q")
    try demo.waitForPrompt()
  }

  @Test func `a match is marked within colours, and small letters find capitals`() {
    var search = PagerSearch()
    for key in "/ab".map(Key.character) + [.enter] { _ = search.press(key) }
    #expect(
      search.marked("x\u{1B}[1mA\u{1B}[mBc") == "x\u{1B}[1m\u{1B}[7mA\u{1B}[m\u{1B}[7mB\u{1B}[27mc")
    #expect(search.marked("nothing") == "nothing")
  }

  @Test(arguments: [("cat", true), ("/nonexistent/pager", false)])
  func `the program that PAGER names shows the text, where it can be run`(
    pager: String, isThere: Bool
  ) throws {
    let demo = try Demo(environment: ["PAGER": pager, "PATH": "/bin:/usr/bin"])
    try demo.terminal.send("page 100\r")
    if isThere {
      try demo.terminal.waitForScreen("all of it, and a prompt") { screen in
        screen.cursorLine == "demo>" && screen.lines.contains("row 100 at 80")
      }
    } else {
      try demo.terminal.waitForScreen("our own") { $0.cursorLine.hasSuffix("q close --") }
      try demo.terminal.send("q")
      try demo.waitForPrompt()
    }
  }
}
