import TerminalSupport
import TestSupport
import Testing

@testable import LineEditor

@Suite struct CompletionTests {
  @Test func `Tab lists the candidates with what they do`() throws {
    let demo = try Demo()
    try demo.terminal.send("co\t")
    try demo.waitForCursorLine("demo> co")
    try demo.terminal.waitForScreen("the list") { screen in
      screen.text.contains(
        """
        demo> co
        conv      2-D cross-correlation
        compare   two addresses term by term
        demo> co
        """)
    }
  }

  @Test func `Tab completes a single candidate and what several begin with`() throws {
    let demo = try Demo()
    try demo.terminal.send("dense 1; d\t")
    try demo.waitForCursorLine("demo> dense 1; dense")
    try demo.run("2", andWaitFor: "got: dense 1; dense 2")
    try demo.terminal.send("c\t")
    try demo.waitForCursorLine("demo> co")
    try demo.run("n\t3\u{1}\u{5}", andWaitFor: "got: con\t3")
  }

  @Test func `Tab in the middle of a line keeps what is behind the cursor`() throws {
    let demo = try Demo()
    try demo.send("den 3\u{1B}[D\u{1B}[D", andWaitFor: "den 3")
    try demo.terminal.send("\t")
    try demo.waitForCursorLine("demo> dense 3")
  }

  @Test func `completion ignores case where the user's inputrc says so`() throws {
    let folder = try TemporaryFolder(["inputrc": "set completion-ignore-case on\n"])
    let demo = try Demo(in: folder, environment: ["INPUTRC": folder.file("inputrc")])
    try demo.terminal.send("DEN\t")
    try demo.waitForCursorLine("demo> dense")
    try demo.terminal.send("C\t")
    try demo.waitForCursorLine("demo> dense co")
    let strict = try Demo()
    try strict.send("DEN", andWaitFor: "DEN")
    try strict.send("\t", andWaitFor: "\u{7}")
    try strict.waitForCursorLine("demo> DEN")
  }

  @Test func `nothing completes in a comment or where no candidate fits`() throws {
    let demo = try Demo()
    for line in ["dense # co", "zz"] {
      try demo.send(line, andWaitFor: line)
      try demo.send("\t", andWaitFor: "\u{7}")
      try demo.run("", andWaitFor: "got: \(line)\r")
    }
  }

  @Test func `file names complete, with quotes where they are needed`() throws {
    let folder = try TemporaryFolder()
    try folder.write([], to: "plain.csv")
    try folder.write([], to: "two words; #1.csv")
    let demo = try Demo(in: folder)
    try demo.terminal.send("load \(folder.path)/pl\t")
    try demo.waitForCursorLine("demo> load \(folder.path)/plain.csv")
    try demo.run("", andWaitFor: "got: load \(folder.path)/plain.csv")
    try demo.terminal.send("load \(folder.path)/tw\t")
    try demo.waitForCursorLine("demo> load \"\(folder.path)/two words; #1.csv\"")
    try demo.send("\u{3}", andWaitFor: "interrupted")
    try demo.waitForPrompt()
    try demo.terminal.send("load \"\(folder.path)/two \t")
    try demo.waitForCursorLine("demo> load \"\(folder.path)/two words; #1.csv\"")
  }

  @Test func `descriptions are cut to the terminal's width`() {
    let listing = CompletionListing(columns: 20, rows: 24)
    let lines = listing.lines(for: [.init("a", "0123456789012345678"), .init("λλ", "short")])
    #expect(lines == ["a    01234567890123", "λλ   short"])
  }

  @Test func `many candidates are listed by name in columns, and the last row tells of more`() {
    let many = (10..<60).map { CompletionAnswer.Candidate("name\($0)", "what it does") }
    let wide = CompletionListing(columns: 40, rows: 14).lines(for: many)
    #expect(wide.count == 10)
    #expect(wide[0] == "name10  name20  name30  name40  name50")
    let narrow = CompletionListing(columns: 16, rows: 14).lines(for: many)
    #expect(narrow.count == 12)
    #expect(narrow[11] == "... and 28 more")
    #expect(CompletionListing(columns: 3, rows: 1).lines(for: many).count == 2)
  }

  @Test func `what was typed stays where candidates do not begin with it`() {
    let candidates = ["Conv", "Compare"].map { CompletionAnswer.Candidate($0) }
    #expect(CompletionBridge.common(candidates, typed: "x") == "x")
    // Where nothing begins so, capitals do not count.
    #expect(CompletionBridge.common(candidates, typed: "c") == "Co")
    #expect(CompletionBridge.common(candidates, typed: "C") == "Co")
    let accented = ["e\u{301}a", "e\u{300}b"].map { CompletionAnswer.Candidate($0) }
    #expect(CompletionBridge.common(accented, typed: "") == "e")
  }
}
