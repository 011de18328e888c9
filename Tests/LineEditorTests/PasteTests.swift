import TerminalSupport
import TestSupport
import Testing

@Suite struct PasteTests {
  private static func bracketed(_ text: String) -> String { "\u{1B}[200~\(text)\u{1B}[201~" }

  @Test func `pasted lines run one by one, and the rest waits to be edited`() throws {
    let demo = try Demo()
    try demo.terminal.send(Self.bracketed("one\rtwo\r\nthree\nfour"))
    for word in ["one", "two", "three"] { try demo.terminal.waitFor("got: \(word)") }
    try demo.waitForCursorLine("demo> four")
    try demo.run("teen", andWaitFor: "got: fourteen")
  }

  @Test func `a Tab in pasted text completes nothing`() throws {
    let demo = try Demo()
    try demo.terminal.send(Self.bracketed("co\tn\r\tde\rde\t"))
    try demo.terminal.waitFor("got: co\tn")
    try demo.terminal.waitFor("got: \tde")
    try demo.terminal.waitForScreen("the rest") { $0.cursorLine == "demo> de" }
    try demo.run("x", andWaitFor: "got: de\tx")
  }

  @Test func `text pasted into a terminal that does not bracket it runs in the same way`() throws {
    let demo = try Demo()
    try demo.terminal.send("co\tn\rde\t1\r")
    try demo.terminal.waitFor("got: co\tn")
    try demo.terminal.waitFor("got: de\t1")
  }

  @Test func `pasted text goes to where the cursor is`() throws {
    let demo = try Demo()
    try demo.send("ad\u{1B}[D", andWaitFor: "ad")
    try demo.terminal.send(Self.bracketed("bc"))
    try demo.waitForCursorLine("demo> abcd")
    try demo.run("", andWaitFor: "got: abcd")
  }

  @Test func `a thousand pasted lines all run, in order`() throws {
    let demo = try Demo()
    let lines = (0..<1000).map { "line \($0)\r" }
    try demo.terminal.send(Self.bracketed(lines.joined()))
    for number in 0..<1000 { try demo.terminal.waitFor("got: line \(number)\r") }
  }

  @Test func `a view among pasted lines takes no keys from the paste`() throws {
    let demo = try Demo()
    try demo.terminal.send(Self.bracketed("page 50\rqqq\r"))
    try demo.send(" ", andWaitFor: "row 46")
    try demo.send("q", andWaitFor: "got: qqq")
  }

  @Test func `Ctrl-C while a pasted line works drops the lines behind it`() throws {
    let demo = try Demo()
    try demo.terminal.send(Self.bracketed("work\rdropped\r"))
    try demo.terminal.waitFor("working")
    try demo.send("\u{3}", andWaitFor: "stopped")
    try demo.waitForPrompt()
    try demo.run("conv", andWaitFor: "got: conv")
    #expect(!demo.terminal.screen.text.contains("dropped"))
  }

  @Test func `Ctrl-C ends a paste that never ends`() throws {
    let demo = try Demo()
    try demo.terminal.send("\u{1B}[200~one\rtwo")
    try demo.send("\u{3}", andWaitFor: "interrupted")
    try demo.waitForPrompt()
    try demo.run("\u{1B}[201~conv", andWaitFor: "got: conv")
  }

  @Test func `a pasted line with a NUL or over 1 MiB is refused alone`() throws {
    let demo = try Demo()
    try demo.terminal.send(Self.bracketed("one\ra\u{0}b\rtwo\r"))
    try demo.terminal.waitFor("got: one")
    try demo.terminal.waitFor("invalid at 2: the line holds a NUL byte")
    try demo.terminal.waitFor("got: two")
    try demo.waitForPrompt()
    let long = String(repeating: "x", count: (1 << 20) + 1)
    try demo.terminal.send(Self.bracketed("three\r\(long)\rfour\r"))
    try demo.terminal.waitFor("got: three")
    try demo.terminal.waitFor("invalid at 1: the line is longer than 1 MiB")
    try demo.terminal.waitFor("got: four")
  }

  @Test func `vi mode takes pastes too`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Array("set editing-mode vi\n".utf8), to: "inputrc")
    let demo = try Demo(in: folder, environment: ["INPUTRC": "\(folder.path)/inputrc"])
    try demo.terminal.send(Self.bracketed("one\rco\t\r"))
    try demo.terminal.waitFor("got: one")
    try demo.terminal.waitFor("got: co\t")
  }

  @Test func `an entry of several lines is recalled whole and runs line by line`() throws {
    let folder = try TemporaryFolder()
    let demo = try Demo(in: folder)
    try demo.run("x", andWaitFor: "got: x")
    try demo.send("\u{4}", andWaitFor: "bye")
    try folder.write(Array("a = [\\n  1\\n]\n".utf8), to: "gradus/history")
    let next = try Demo(in: folder)
    try next.terminal.send("\u{1B}[A\r")
    for line in ["a = [", "  1", "]"] { try next.terminal.waitFor("got: \(line)\r") }
    try next.waitForPrompt()
  }
}
