import CommandLanguage
import Lessons
import Testing

@Suite struct MistakeReplyTests {
  /// What is said to a learner's lines at the task of the small lesson with a mistake more, line by
  /// line; then to `done`, where it is asked for.
  private static func told(
    _ lines: [String], mistake: String, check: String = "allclose(dense1.out, 6, 1e-12)",
    solution: String = "forward", asking: Bool = false
  ) throws -> [[String]] {
    let text = LessonText.replacing("allclose(dense1.out, 6, 1e-12)", check)
      .replacing("```solution\nforward", with: "```solution\n\(solution)")
      .replacing(
        "```hint\nOne word.", with: "```wrong \(mistake)\n```\n\n```hint\nOne word.")
    var run = LessonRun(of: try LessonText.lesson(text))
    _ = run.begin()
    _ = run.answer("6")
    func feedback(_ events: [LessonEvent]) -> [String] {
      events.compactMap { if case .feedback(let words) = $0 { words } else { nil } }
    }
    var told: [[String]] = []
    for line in lines {
      for source in ScriptParser.statements(in: line) { _ = run.run(source) }
      told.append(feedback(run.settle()))
    }
    return asking ? told + [feedback(run.done())] : told
  }

  @Test func `a condition speaks to every answer of which it holds`() throws {
    let mistake = "when dense1.out > 6 \"Too much.\"\ninput = [3]\nforward"
    #expect(try Self.told(["input = [5]", "forward"], mistake: mistake) == [[], ["Too much."]])
    #expect(try Self.told(["input = [1]", "forward"], mistake: mistake) == [[], []])
  }

  @Test func `a condition that held before waits for the mistake's commands, or for done`() throws {
    let mistake = "when input == 2 \"Another input.\"\nbackward with 1"
    let check = "dense1.out == 9"
    let lines = ["let x = 1", "forward", "backward with 2"]
    let solution = "input = [3]\nforward"
    #expect(
      try Self.told(lines, mistake: mistake, check: check, solution: solution)
        == [[], [], ["Another input."]])
    #expect(
      try Self.told(
        ["let x = 1"], mistake: mistake, check: check, solution: solution, asking: true)
        == [[], ["Another input."]])
  }

  @Test func `long words begin the block`() throws {
    let words = "\"Too much. What you give\nthe network is its own.\""
    let mistake = "when dense1.out > 6\n\(words)\ninput = [3]\nforward"
    #expect(
      try Self.told(["input = [5]; forward"], mistake: mistake)
        == [["Too much. What you give the network is its own."]])
    let plain = "\n\(words)\ndense1.weight = 5\nforward"
    #expect(
      try Self.told(["dense1.weight = 5; forward"], mistake: plain)
        == [["Too much. What you give the network is its own."]])
  }

  static let ways: [(line: String, isKnown: Bool)] = [
    ("let g = 4; let mine = g", true), ("let mine = 4", true), ("let h = 1; let mine = 4", true),
    ("let g = 4", false), ("let mine = 5", false), ("let mine = 4; let yours = 1", false),
  ]

  @Test(arguments: ways)
  func `a mistake is known without the names that nobody asks for, and not with others`(
    way: (line: String, isKnown: Bool)
  ) throws {
    let told = try Self.told(
      [way.line], mistake: "\"Four.\"\nlet g = 4\nlet mine = g", check: "mine + yours == 6",
      solution: "let mine = 3\nlet yours = 3")
    #expect(told == [way.isKnown ? ["Four."] : []], "\(told)")
  }

  @Test(arguments: [
    ("guess mean; sabotage off; forward", false),
    ("guess  flipped-kernel ; sabotage off; forward", true),
  ])
  func `a check may ask for a command with what stands behind it`(
    line: String, isDone: Bool
  ) throws {
    let text = LessonText.replacing(
      "allclose(dense1.out, 6, 1e-12)", "used guess flipped-kernel\ndense1.out == 6"
    ).replacing("input = [2]\n", with: "input = [2]\nsabotage flipped-kernel\n")
      .replacing(
        "```solution\nforward", with: "```solution\nguess flipped-kernel\nforward")
    var run = LessonRun(of: try LessonText.lesson(text))
    _ = run.begin()
    _ = run.answer("6")
    for source in ScriptParser.statements(in: line) { _ = run.run(source) }
    _ = run.settle()
    #expect((run.phase == .passed) == isDone)
  }

  static let faulty: [(mistake: String, report: String)] = [
    ("when dense1.out > 9 \"Too much.\"\ninput = [3]\nforward", "what is behind `when` does not"),
    ("when dense1.out > \"Too much.\"\ninput = [3]\nforward", "a.md:37:"),
    ("when dense1.out > 6\ninput = [3]\nforward", "'wrong' needs what to say to the mistake"),
    ("when forward \"Too much.\"\ninput = [3]\nforward", "a.md:37:"),
  ]

  @Test(arguments: faulty)
  func `a condition that is none, or does not hold, is found`(
    fault: (mistake: String, report: String)
  ) throws {
    let text = LessonText.replacing(
      "```hint\nOne word.", "```wrong \(fault.mistake)\n```\n\n```hint\nOne word.")
    var reports = LessonText.reports(text)
    if reports.isEmpty { reports = try LessonText.findings(text) }
    #expect(reports.contains { $0.contains(fault.report) }, "\(reports)")
  }
}
