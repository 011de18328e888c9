import Foundation
import Lessons
import TerminalSupport
import TestSupport
import Testing

@Suite struct LessonTests {
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "lessons").path
  static let files = LessonLibrary.files(at: folder)

  @Test(arguments: files)
  func `a learner's way leads through the lesson, with mistakes and hints`(file: String) throws {
    var lesson = try LessonInTerminal(file)
    var last = ""
    while lesson.run.phase != .finished {
      try lesson.answerAll()
      #expect(lesson.prompt == "\(lesson.place)>")
      if lesson.run.phase == .working {
        try lesson.makeMistake()
        try lesson.askForHints()
      }
      try lesson.solve()
      last = try lesson.goOn()
    }
    #expect(last.contains("\(lesson.run.lesson.title): the end"), "\(last)")
    #expect(lesson.prompt == "gradus>")
    #expect(!lesson.shell.outputText.contains("the lesson itself is at fault"))
  }

  @Test(arguments: files)
  func `skipping leads to the end, on 80 by 24`(file: String) throws {
    var lesson = try LessonInTerminal(file, rows: 24)
    var last = ""
    while lesson.run.phase != .finished {
      #expect(lesson.prompt.hasPrefix(lesson.place))
      last = try lesson.skip()
    }
    #expect(last.contains("the end"), "\(last)")
    let lines = lesson.shell.terminal.screen.scrolledOff + lesson.shell.terminal.screen.lines
    #expect(lines.allSatisfy { $0.count <= 80 })
  }

  @Test(arguments: [0, 1, 2])
  func `a lesson that was killed goes on where it was`(steps: Int) throws {
    let file = try #require(Self.files.first { $0.hasSuffix("10-pools.md") })
    let folder = try TemporaryFolder()
    var lesson = try LessonInTerminal(file, in: folder)
    for _ in 0..<steps {
      try lesson.answerAll()
      try lesson.solve()
      try lesson.goOn()
    }
    try lesson.answerAll()
    try lesson.type("let kept = 42")
    lesson.shell.terminal.signal(SIGKILL)
    _ = try lesson.shell.terminal.waitForEnd()

    var again = try LessonInTerminal(file, in: folder, known: lesson.run)
    #expect(again.shell.outputText.contains("you are in step \(steps + 1) of"))
    #expect(again.prompt == "\(again.place)>")
    #expect(try again.type("print kept + 1").contains(" 43 "))
    try again.solve()
    try again.goOn()
    #expect(again.prompt.hasPrefix(again.place))
  }

  @Test(arguments: files)
  func `back and a kill in the middle keep one's place`(file: String) throws {
    let folder = try TemporaryFolder()
    var lesson = try LessonInTerminal(file, in: folder)
    let (name, count) = (lesson.run.lesson.name, lesson.run.lesson.steps.count)
    for _ in 0..<(count / 2) { try lesson.skip() }
    #expect(lesson.prompt.hasPrefix("\(name) \(count / 2 + 1)/\(count)"))
    #expect(try lesson.type("lesson previous").contains("step \(count / 2) of \(count)"))
    let place = lesson.prompt
    #expect(place.hasPrefix("\(name) \(count / 2)/\(count)"))
    lesson.shell.terminal.signal(SIGKILL)
    _ = try lesson.shell.terminal.waitForEnd()

    let again = try LessonInTerminal(file, in: folder)
    #expect(again.shell.outputText.contains("you are in step \(count / 2) of \(count)"))
    #expect(again.prompt == place)
    #expect(!again.shell.outputText.contains("the lesson has changed since"))
  }

  @Test func `going back and leaving lose nothing`() throws {
    let file = try #require(Self.files.first { $0.hasSuffix("10-pools.md") })
    var lesson = try LessonInTerminal(file)
    try lesson.answerAll()
    try lesson.solve()
    try lesson.goOn()
    #expect(try lesson.type("lesson previous").contains("step 1 of 8"))
    #expect(lesson.prompt == "pools 1/8 guess>")
    #expect(try lesson.type("lesson previous").contains("this is the first step"))
    #expect(try lesson.type("lesson goto 9").contains("a number from 1 to 8"))
    #expect(try lesson.type("lesson goto 5").contains("Windows that overlap"))
    #expect(try lesson.type("lesson progress").contains("The largest of each window done"))
    #expect(try lesson.type("lesson leave").contains("lesson pools goes on where you were"))
    #expect(lesson.prompt == "gradus>")
    for word in ["hint", "done", "skip", "lesson next"] {
      #expect(try lesson.type(word).contains("no lesson is going on"))
    }
    #expect(try lesson.type("lesson 10").contains("you are in step 5 of 8 again"))
  }

  @Test func `what was typed before a lesson is there behind it, and no lesson writes a file`()
    throws
  {
    let shell = try ShellInTerminal()
    try shell.run("let mine = 7")
    let file = try #require(Self.files.first)
    for (line, answer) in [
      ("lesson \(file)", "What will come out?"),
      ("save stolen.gradus", "within a lesson no file is written"),
      ("print mine", "'mine' is neither a command nor a value"),
    ] {
      try shell.send(line + "\r", andWaitFor: answer)
      try shell.waitForCursorLine("by-hand 1/10 guess>")
    }
    try shell.terminal.send("lesson leave\r")
    try shell.waitForPrompt()
    #expect(try shell.run("print mine") == "7\n")
  }

  @Test func `a lesson runs through a pipe without prompts and escapes`() throws {
    let program = try gradus("lesson", "10", input: "4\nforward\n\n10\n?\nhint\ndone\n")
    #expect(program.ending == .exit(0))
    // There is no home here to keep it in.
    #expect(program.errorText == "how far you are is not kept (HOME is not set)\n")
    let text = program.outputText
    #expect(!text.contains("\u{1B}") && !text.contains("pools 1/8"))
    for words in [
      "Lesson 10: Through max-pool", "your guess 4", "right, that is step 1 of 8",
      "The winner takes it", "Hint 1 of 3", "not yet: maxpool1.out.grad has no value yet",
    ] {
      #expect(text.contains(words), "\(words)")
    }
  }

  @Test(arguments: [
    ("---\ntitle: A\nminutes: 1\n---\n\n## B\n\n```task\nC\n```\n", "a.md:8:1: the step has a"),
    ("---\ntitle: A\nminutes: 1\n---\n\n## B\n\nC \u{1B}[2J\n", "a.md:8:1: the line holds"),
    ("no lesson\n", "a.md:1:1: a lesson begins with a header"),
  ])
  func `a file that is no lesson is refused with its line`(text: String, report: String) throws {
    let folder = try TemporaryFolder(["a.md": text])
    let program = try gradus("lesson", folder.file("a.md"))
    #expect(program.ending == .exit(2))
    #expect(program.errorText.contains(report), "\(program.errorText)")
    #expect(!program.errorText.contains("\u{1B}") && program.outputText.isEmpty)
  }

  @Test func `an unknown lesson is an error with what is near`() throws {
    let program = try gradus("lesson", "poolz")
    #expect(program.ending == .exit(2))
    #expect(program.errorText.contains("there is no lesson named poolz\n  did you mean 'pools'?"))
  }
}

@Suite struct LessonCommandTests {
  @Test func `a new lesson is written once, tested and listed as it stands`() throws {
    let folder = try TemporaryFolder()
    let file = folder.file("17-two-by-two.md")
    #expect(try gradus("lesson", "new", file).ending == .exit(0))
    #expect(folder.text(of: "17-two-by-two.md").contains("title: Two by two\n"))
    let test = try gradus("lesson", "test", file)
    #expect(test.ending == .exit(0) && test.errorText.isEmpty, "\(test.errorText)")
    #expect(test.outputText == "\(file): 2 steps, all well\n")
    let again = try gradus("lesson", "new", file)
    #expect(again.ending == .exit(1) && again.errorText.contains("stays as it is"))
  }

  @Test func `lessons are listed, exported and reported`() throws {
    #expect(try gradus("lesson", "list").outputText.contains("sum-over-pixels"))
    #expect(try gradus("lesson", "export", "10").outputText.hasPrefix("# Through max-pool and"))
    let page = try gradus("lesson", "export", "pools", "--html", "--answers", "none").outputText
    #expect(page.hasPrefix("<!DOCTYPE html>") && !page.contains("Answers"))
    let notebook = try gradus("lesson", "export", "pools", "--format", "ipynb").outputText
    #expect(notebook.hasPrefix("{\n \"cells\": [\n") && notebook.contains("\"lesson pools 1\""))
    let report = try gradus("lesson", "report", "--json").outputText
    #expect(report.contains("\"kind\":\"lesson-report\"") && report.contains("\"name\":\"pools\""))
    #expect(try gradus("lesson", "report", "--csv").outputText.hasPrefix("number,name,title,"))
  }

  @Test func `all lessons are written into a folder, and what was worked in is kept`() throws {
    let folder = try TemporaryFolder(["course.md": LessonStart.text(title: "A course")])
    let notes = folder.file("notes")
    #expect(
      try gradus("lesson", "export", "all", "--format", "ipynb", "--output", notes).ending
        == .exit(0))
    #expect(folder.text(of: "notes/01-by-hand.ipynb").contains("lesson by-hand 10"))
    #expect(folder.text(of: "notes/20-write-it-yourself.ipynb").contains("Answers"))
    // The name says the format; a lesson of one's own is found by its file.
    let own = folder.file("own.ipynb")
    let first = try gradus("lesson", "export", folder.file("course.md"), "-o", own)
    #expect(first.ending == .exit(0) && first.errorText.isEmpty)
    let text = folder.text(of: "own.ipynb")
    #expect(text.contains("\"lesson course.md 1\""))
    #expect(try gradus("lesson", "export", folder.file("course.md"), "-o", own).errorText.isEmpty)
    _ = try folder.write(
      text.replacing("# Your statements stand here.", with: "forward").utf8, to: "own.ipynb")
    let last = try gradus("lesson", "export", folder.file("course.md"), "-o", own)
    #expect(last.ending == .exit(0) && last.errorText.contains("is kept as"))
    #expect(folder.text(of: "own.ipynb~").contains("\"forward\""))
    let clash = try gradus("lesson", "export", "pools", "--html", "--format", "ipynb")
    #expect(clash.ending == .exit(64) || clash.ending == .exit(2))
  }

  @Test func `a lesson that does not stand its test is told with its line, and exits with 1`()
    throws
  {
    let folder = try TemporaryFolder([
      "a.md": "---\ntitle: A\nminutes: 1\n---\n\n## B\n\nWords.\n\n# C\n"
    ])
    let test = try gradus("lesson", "test", folder.file("a.md"))
    #expect(test.ending == .exit(1))
    #expect(test.errorText.contains("a.md:10:1: '# C' is no heading of a step"))
  }
}
