import Foundation
import TerminalSupport
import TestSupport
import Testing

@Suite("Exercises in the program")
struct QuizTests {
  /// The statement's object, of which there is one.
  private func answer(_ program: PipedProgram) throws -> [String: Any] {
    let answers = try program.answers()
    #expect(answers.count == 1)
    return answers.first?.fields ?? [:]
  }

  /// The engine's answer to a question, from its worksheet.
  private func key(_ topic: String, seed: Int) throws -> Double {
    let fields = try answer(gradus("--json", "-c", "worksheet 1 \(topic) seed \(seed)"))
    let questions = try #require(fields["questions"] as? [[String: Any]])
    return try #require(questions.first?["answer"] as? Double)
  }

  /// What asks, and what is said to do instead.
  static let asking = [
    ("quiz", "quiz seed 0 as ANSWER"), ("quiz sum 2 seed 3", "quiz sum seed 3 as ANSWER"),
    ("predict 1 + 1", "predict EXPR as GUESS"),
  ]

  @Test("No line of a script is taken for an answer", arguments: asking)
  func nobodyToAsk(statement: String, remedy: String) throws {
    let folder = try TemporaryFolder()
    let script = folder.path + "/script.gradus"
    try "print 1\n\(statement)\nprint 2\n".write(
      toFile: script, atomically: true, encoding: .utf8)
    let input = "print 1\n\(statement)\nprint 2\nprint 3\n"
    for program in [
      try gradus(input: input), try gradus("run", "-", input: input), try gradus("run", script),
      try gradus("-c", "print 1; \(statement); print 2"),
    ] {
      #expect(program.ending == .exit(1))
      #expect(program.outputText == "1\n")
      #expect(program.errorText.contains("nobody can be asked"))
      #expect(program.errorText.contains(remedy))
    }
    let going = try gradus("run", "--keep-going", "-", input: input)
    #expect(going.ending == .exit(1) && going.outputText == "1\n2\n3\n")
    let objects = try gradus("--json", input: input).answers()
    #expect(objects.map(\.kind) == ["value", "error"] && objects.last?.code == "not-applicable")
  }

  @Test("A lesson that is fed through a pipe takes no line for an answer to an exercise")
  func pipedLesson() throws {
    let program = try gradus("lesson", "1", input: "quiz sum\nprint 40 + 2\nlesson leave\n")
    #expect(program.errorText.contains("nobody can be asked"))
    #expect(program.outputText.contains("42\n"))
  }

  @Test("An answer is edited like any line")
  func editing() throws {
    let shell = try ShellInTerminal()
    try shell.terminal.send("quiz sum seed 3\r")
    try shell.waitForCursorLine("a number>")
    let right = String(try key("sum", seed: 3))
    // The first character last, by the Home key; Left and Delete of what does not belong.
    try shell.terminal.send("\(right.dropFirst())7\u{1B}[D\u{1B}[3~\u{1B}[H\(right.prefix(1))\r")
    try shell.waitForCursorLine(startingWith: "Return: the next question")
    #expect(shell.outputText.contains("right: ") && !shell.outputText.contains("^["))
    try shell.terminal.send("quit\r")
    try shell.waitForPrompt()
    _ = try shell.quit()
  }

  @Test("A script answers one question")
  func script() throws {
    let right = try key("dense", seed: 5)
    let fields = try answer(gradus("--json", "-c", "quiz dense seed 5 as \(right)/1"))
    #expect(fields["right"] as? Bool == true)
    let wrong = try gradus("-c", "quiz dense seed 5 as x")
    #expect(wrong.ending == .exit(1))
    #expect(wrong.errorText.contains("is no answer to this question"))
  }

  @Test("A round leaves the session alone")
  func session() throws {
    let program = try gradus(input: "input 4\ndense 2\nquiz shape seed 1 as 2\nhistory\nquit\n")
    #expect(program.outputText.contains("input 4"))
    #expect(!program.outputText.contains("conv 1 2x2\n"))
    #expect(program.outputText.contains("2  dense 2"))
  }

  @Test("A person is asked, waited for, and finds the tally again")
  func person() throws {
    let shell = try ShellInTerminal()
    try shell.terminal.send("quiz sum seed 3\r")
    try shell.waitForCursorLine("a number>")
    try shell.terminal.send("nonsense\r")
    try shell.terminal.waitFor("numbers to be worked out")
    try shell.terminal.send("\(try key("sum", seed: 3))\r")
    try shell.waitForCursorLine(startingWith: "Return: the next question")
    try shell.terminal.send("\r")
    try shell.terminal.waitFor("quiz sum seed 4")
    try shell.waitForCursorLine("a number>")
    try shell.terminal.send("\u{04}")
    try shell.terminal.waitFor("1 of 1 right this time")
    try shell.waitForPrompt()
    #expect(try shell.run("quiz tally").contains("1 of 1 right"))
    _ = try shell.quit()
    let again = try ShellInTerminal(in: shell.folder)
    #expect(try again.run("quiz tally").contains("sum"))
    try again.terminal.send("quiz sum\r")
    // On from where they left off.
    try again.terminal.waitFor("quiz sum seed 1")
    try again.waitForCursorLine("a number>")
    try again.terminal.send("\u{03}")
    try again.waitForPrompt()
    _ = try again.quit()
  }

  @Test("Worksheets are written with their keys apart, by the shell and from outside")
  func worksheets() throws {
    let folder = try TemporaryFolder()
    let sheet = folder.path + "/a sheet.html"
    let written = try gradus("-c", "worksheet 3 seed 7 to \"\(sheet)\"")
    #expect(written.ending == .exit(0))
    let inside = try String(contentsOfFile: sheet, encoding: .utf8)
    let other = folder.path + "/other.html"
    #expect(
      try gradus("worksheet", "3", "--seed", "7", "--output", other).ending == .exit(0))
    #expect(try String(contentsOfFile: other, encoding: .utf8) == inside)
    #expect(FileManager.default.fileExists(atPath: folder.path + "/a sheet-key.html"))
    let printed = try gradus("worksheet", "3", "--seed", "7")
    #expect(printed.outputText.split(separator: "\u{0C}").count == 2)
    #expect(!(try gradus("worksheet", "3", "--no-key").outputText.contains("key")))
  }

  @Test("A worksheet that cannot be is refused")
  func refused() throws {
    let folder = try TemporaryFolder()
    #expect(try gradus("worksheet", "0").ending == .exit(2))
    #expect(try gradus("worksheet", "3", "--topic", "attention").ending == .exit(2))
    #expect(try gradus("worksheet", "3", "--output", "/nowhere/x.md").ending == .exit(1))
    #expect(try gradus("-c", "worksheet 3 to x.pdf").errorText.contains(".html, .md or .txt"))
    let script = folder.path + "/script.gradus"
    try "worksheet 1 to \(folder.path)/x.md\n".write(
      toFile: script, atomically: true, encoding: .utf8)
    let sourced = try gradus("-c", "source \(script)")
    #expect(sourced.errorText.contains("may not write files"))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/x.md"))
  }
}
