import Lessons
import Testing

@Suite struct LessonParserTests {
  @Test func `a lesson's header, steps and blocks are read`() throws {
    let lesson = try LessonText.lesson()
    #expect(lesson.number == 3 && lesson.name == "product")
    #expect(lesson.title == "A product" && lesson.minutes == 1)
    #expect(lesson.needs == nil && lesson.seed == 0)
    #expect(lesson.steps.map(\.title) == ["One product", "To read"])
    let step = lesson.steps[0]
    #expect(step.line == 8 && step.task?.text == "Run it.")
    #expect(step.hints.map(\.text) == ["One word.", "forward"])
    #expect(step.mistakes.map(\.feedback) == ["The weight is 3, not 4."])
    #expect(step.solution?.statements.map(\.text) == ["forward"])
    #expect(step.closing.map(\.text) == ["That is all it does."])
    #expect(step.predictions.map(\.question.text) == ["What comes out?"])
    #expect(step.checks.map(\.text) == ["allclose(dense1.out, 6, 1e-12)"])
    #expect(lesson.steps[1].isReading)
  }

  /// A change of the lesson, and the report it leads to.
  struct Defect: Sendable, CustomTestStringConvertible {
    let old: String
    let new: String
    let report: String
    init(_ old: String, _ new: String, _ report: String) {
      (self.old, self.new, self.report) = (old, new, report)
    }
    var testDescription: String { report }
  }

  static let defects = [
    Defect("minutes: 1", "minuts: 5", "a.md:3:1: the header has no key 'minuts'"),
    Defect("needs:", "seed: 1", "a.md:5:1: 'seed' stands a second time"),
    Defect("minutes: 1", "minutes: many", "a.md:3:1: minutes cannot be 'many'"),
    Defect("title: A product\n", "", "a.md:1:1: the header has no title"),
    Defect("seed: 0\n---\n", "seed: 0\n", "a.md:1:1: the header is not closed"),
    Defect("---\ntitle", "title", "a.md:1:1: a lesson begins with a header"),
    Defect("```task", "```tsak", "a.md:24:1: there is no block 'tsak'"),
    Defect("```task", "```", "a.md:24:1: a block needs its name behind the ```"),
    Defect("```task", "```task now", "a.md:24:1: nothing stands behind the name 'task'"),
    Defect("## One product\n", "", "a.md:11:1: 'setup' stands before the first step"),
    Defect("## To read", "# To read", "a.md:51:1: '# To read' is no heading of a step"),
    Defect("Run it.\n", "", "a.md:24:1: the block 'task' is empty"),
    Defect(
      "```check\nallclose(dense1.out, 6, 1e-12)\n```\n", "",
      "a.md:24:1: the step has a 'task' and no 'check'"),
    Defect("That is all", "```demo\nforward\n```\n", "'demo' stands behind 'task'"),
    Defect("That is all", "```solution\nforward\n```\n", "the step has a second 'solution'"),
    Defect(" \"The weight is 3, not 4.\"", "", "'wrong' needs what to say to the mistake"),
    Defect("number: ", "numbr: ", "the prediction has no answer to hold the guess against"),
    Defect("What comes out?\n", "", "a.md:19:1: the prediction asks nothing"),
    Defect("number: dense1.weight", "choice: dense1.weight", "a choice needs two options"),
    Defect("input 1\n", "inptu 1\n", "a.md:13:1: 'inptu' is not a command\n  inptu 1\n  ^^^^^"),
    Defect("allclose(dense1.out", "allclose(dense1.out[", "a.md:29:31: ')' does not close '['"),
    Defect("allclose(dense1.out, 6, 1e-12)", "forward", "an expression belongs here, one a line"),
    Defect("allclose(dense1.out, 6, 1e-12)", "used fowrard", "'fowrard' is not a command"),
    Defect("input = [2]", "save stolen.gradus", "'save' does not belong into a lesson's own"),
    Defect("input = [2]", "quiz sum", "a.md:16:1: 'quiz' does not belong into a lesson's own"),
    Defect("input = [2]", "worksheet 3", "'worksheet' does not belong into a lesson's own"),
    Defect("input = [2]", "predict 3", "a.md:16:1: a lesson's own statements ask nobody"),
    Defect("A dense unit", "A \u{1B}[2Jdense unit", "a.md:10:1: the line holds the control"),
    Defect("A dense unit", "A\tdense unit", "a.md:10:1: the line holds the control"),
    Defect("A dense unit", "A \u{202E}dense unit", "the control character U+202E"),
    Defect("number: dense1.weight", "sign of: (dense1.weight", "a.md:21:10: '(' is not closed"),
  ]

  @Test(arguments: defects)
  func `what is wrong is told with file and line`(defect: Defect) {
    let reports = LessonText.reports(LessonText.replacing(defect.old, defect.new))
    #expect(reports.contains { $0.contains(defect.report) }, "\(reports)")
  }

  /// What opens the blocks of the lesson, with the line it stands on.
  static let fences = [
    ("setup", 12), ("predict", 19), ("task", 24), ("check", 28), ("wrong", 32), ("hint", 37),
    ("solution", 45),
  ]

  @Test(arguments: fences)
  func `a block that is not closed is reported where it opens, and nothing else`(
    block: String, line: Int
  ) throws {
    var lines = LessonText.whole.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[line - 1].hasPrefix("```\(block)"))
    let end = try #require(lines[line...].firstIndex(of: "```"))
    lines.remove(at: end)
    let reports = LessonText.reports(lines.joined(separator: "\n"))
    #expect(
      reports == ["a.md:\(line):1: the block '\(block)' is not closed\n  a line of ``` ends it"])
  }

  @Test func `a block that holds back quotes stands between more of them`() throws {
    let text = LessonText.replacing(
      "```hint\nOne word.\n```", "````hint\nAs in\n```setup\ninput 1\n```\n````")
    #expect(try LessonText.lesson(text).steps[0].hints[0].lines.count == 4)
  }

  @Test func `all that is wrong is told at once, in the order of lines`() {
    let text = LessonText.whole.replacing("minutes: 1", with: "minuts: 5")
      .replacing("```task", with: "```tsak").replacing("input = [2]", with: "input ? [2]")
    let lines = LessonText.reports(text).compactMap { $0.split(separator: ":").dropFirst().first }
      .compactMap { Int($0) }
    #expect(lines.count >= 4 && lines == lines.sorted(), "\(lines)")
  }

  @Test func `a caret points into the line of a prediction`() {
    let reports = LessonText.reports(
      LessonText.replacing("number: dense1.weight[0,0] *", "number: dense1.weight[0,0] * * 2 +"))
    #expect(reports.count == 1)
    #expect(reports[0].hasPrefix("a.md:21:30: "), "\(reports)")
  }

  @Test func `comments are left out, and lines of DOS are read`() throws {
    let commented = LessonText.replacing(
      "A dense unit", "<!-- a comment\n## over lines -->\nA dense unit")
    #expect(try LessonText.lesson(commented).steps.map(\.title) == ["One product", "To read"])
    let dos = LessonText.whole.replacing("\n", with: "\r\n")
    #expect(try LessonText.lesson(dos).steps.map(\.title) == ["One product", "To read"])
  }

  @Test func `bytes that are no text, and files that are too long, are refused`() {
    var bytes = Array(LessonText.whole.utf8)
    bytes[60] = 0xFF
    #expect(LessonText.reports(bytes)[0].contains("this line is not UTF-8 text"))
    let long = [UInt8](repeating: 0x61, count: LessonParser.longest + 1)
    #expect(LessonText.reports(long) == ["a.md: the file is too long\n  at most 262144"])
  }
}
