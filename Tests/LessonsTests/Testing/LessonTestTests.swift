import Lessons
import Testing

@Suite struct LessonTestTests {
  @Test func `the small lesson stands its test`() throws {
    #expect(try LessonText.findings(LessonText.whole).isEmpty)
  }

  /// A change of the lesson, and what its test must find.
  struct Weakness: Sendable, CustomTestStringConvertible {
    let old: String
    let new: String
    let finding: String
    init(_ old: String, _ new: String, _ finding: String) {
      (self.old, self.new, self.finding) = (old, new, finding)
    }
    var testDescription: String { finding }
  }

  static let weaknesses = [
    Weakness(
      "allclose(dense1.out, 6, 1e-12)", "dense1.weight[0,0] == 3",
      "a.md:29:1: all checks hold before the learner has done anything"),
    Weakness(
      "allclose(dense1.out, 6, 1e-12)", "allclose(dense1.out, 7, 1e-12)",
      "the solution does not pass: 'allclose(dense1.out, 7, 1e-12)' (line 29): dense1.out is 6.0"),
    Weakness(
      "allclose(dense1.out, 6, 1e-12)", "dense1.out > 0",
      "a.md:32:1: the mistake passes the checks"),
    Weakness(
      "```hint\nOne word.",
      "```wrong \"Another.\"\ndense1.weight = 4\nforward\n```\n\n```hint\nOne",
      "the mistake leads to the same state as another one, and is told: The weight is 3, not 4."),
    Weakness("One word.", "Type forward.", "hint 1 holds a statement of the solution: forward"),
    Weakness("dense1.weight = 3", "dense2.weight = 3", "a.md:15:1: there is no"),
    Weakness("dense1.weight = 4", "dense2.weight = 4", "a.md:33:1: there is no"),
    Weakness(
      "number: dense1.weight[0,0] * input[0]", "number: [1, 2]",
      "a.md:21:9: the answer has to be one number, not a 2"),
    Weakness(
      "number: dense1.weight[0,0] * input[0]", "number: dense1.out[0]",
      "a.md:21:9: dense1.out has no value yet"),
    Weakness(
      "A dense unit multiplies.", String(repeating: "word ", count: 20),
      "a.md:10:1: the line has 100 columns; 80 fit"),
  ]

  static let headers = [
    Weakness("minutes: 1", "minutes: 600", "a.md:3:1: 'minutes: 600' is far from the 1 that"),
    Weakness(
      "number: dense1.weight[0,0] * input[0]", "number: 17",
      "a.md:21:1: the answer is a number worked out beforehand"),
    Weakness(
      "number: dense1.weight[0,0] * input[0]", "number: -6",
      "a.md:21:1: the answer is a number worked out beforehand"),
    Weakness("```hint\nforward", "```hint\nforwrad", "a.md:42:1: 'forwrad'"),
    Weakness("```hint\nforward", "```hint\nbackward", "a.md:42:1: "),
    Weakness("```hint\nforward", "```hint\nnet", "the last hint, typed, does not do what is asked"),
    Weakness(
      "dense1.weight = 4\nforward", "dense1.weight",
      "a.md:32:1: the mistake leaves all as it was and uses no command"),
  ]

  @Test(arguments: headers)
  func `a value that is stale, and a hint that fails, are found`(weakness: Weakness) throws {
    let findings = try LessonText.findings(LessonText.replacing(weakness.old, weakness.new))
    #expect(findings.contains { $0.contains(weakness.finding) }, "\(findings)")
  }

  /// What is added to the fixture, and the minutes that its header may say then.
  ///
  /// Its own 23 words, a typed one and a question are 0.655 minutes. With 1908 words more they are
  /// 10.195, of which a fifth is 2.039.
  static let paces: [(words: Int, typed: Int, questions: Int, allowed: ClosedRange<Int>)] = [
    (0, 0, 0, 1...1), (200, 0, 0, 2...2), (1908, 0, 0, 9...12), (908, 125, 0, 9...12),
    (100, 125, 8, 9...12),
  ]

  @Test(arguments: paces)
  func `minutes are 200 words read, 25 typed or two questions, to a fifth`(
    pace: (words: Int, typed: Int, questions: Int, allowed: ClosedRange<Int>)
  ) throws {
    let prose = String(repeating: "Many words to read.\n", count: pace.words / 4)
    let question = "```predict\nSign?\nsign of: input[0]\n```\n\n"
    for minutes in 1...14 {
      let text = LessonText.whole.replacing("minutes: 1", with: "minutes: \(minutes)")
        .replacing("Nothing to do here.\n", with: "Nothing to do here.\n\n" + prose)
        .replacing(
          "```task",
          with: String(repeating: question, count: pace.questions) + "```task"
        )
        .replacing(
          "```solution\nforward",
          with: "```solution\nforward" + String(repeating: "\nforward", count: pace.typed))
      let far = try LessonText.findings(text).contains { $0.contains("is far from the") }
      #expect(far != pace.allowed.contains(minutes), "\(minutes)")
    }
  }

  @Test func `a lesson to take before comes before, and is there`() throws {
    func findings(_ needs: Int, as file: String, among known: Set<Int>?) throws -> Int {
      let text = LessonText.replacing("needs:", "needs: \(needs)")
      return try LessonTest(Array(text.utf8), file: file, among: known).findings.count
    }
    #expect(try findings(2, as: "03-product.md", among: [1, 2, 3]) == 0)
    #expect(try findings(2, as: "03-product.md", among: nil) == 0)
    #expect(try findings(2, as: "product.md", among: [2]) == 0)
    #expect(try findings(2, as: "03-product.md", among: [1, 3]) == 1)
    #expect(try findings(3, as: "03-product.md", among: [1, 2, 3]) == 1)
    #expect(try findings(4, as: "03-product.md", among: [4]) == 1)
  }

  @Test func `the line ends of Windows change nothing`() throws {
    let text = LessonText.whole.replacing("\n", with: "\r\n")
    #expect(try LessonText.findings(text).isEmpty)
    let (unix, windows) = (try LessonText.lesson(), try LessonText.lesson(text))
    #expect(unix.fingerprint == windows.fingerprint)
    #expect(unix.steps.map(\.blocks.count) == windows.steps.map(\.blocks.count))
  }

  @Test(arguments: weaknesses)
  func `a lesson's weakness is found`(weakness: Weakness) throws {
    let findings = try LessonText.findings(LessonText.replacing(weakness.old, weakness.new))
    #expect(findings.contains { $0.contains(weakness.finding) }, "\(findings)")
  }

  @Test func `a fault that lies beneath is not known to the lesson, and makes it fail`() throws {
    let text = LessonText.replacing(
      "allclose(dense1.out, 6, 1e-12)", "dense1.weight.grad[0,0] == 2"
    )
    .replacing("```solution\nforward", with: "```solution\nforward\nbackward with [1]")
    .replacing("```hint\nforward", with: "```hint\nforward; backward with [1]")
    #expect(try LessonText.findings(text).isEmpty)
    let lesson = try LessonText.lesson(text)
    #expect(MutationTest.firstFailure(of: lesson, with: .reluOpen) == nil)
  }
}

@Suite struct LessonScreenTests {
  /// The small lesson up to its question: the heading, a line of prose, the question with what to
  /// type, and a blank line between them.
  @Test func `what stands on the screen at once is measured, line by line`() throws {
    func counts(adding lines: Int) throws -> [Int] {
      let list = (0..<lines).map { "- word \($0)" }.joined(separator: "\n")
      let text = LessonText.replacing("A dense unit multiplies.", list)
      let test = try LessonTest(Array(text.utf8), file: "a.md")
      #expect(test.screens.allSatisfy { $0.step == 0 && $0.isFirst })
      return test.screens.map(\.count)
    }
    let most = try #require(try (1...30).first { try !counts(adding: $0).isEmpty })
    #expect(try counts(adding: most) == [LessonScreen.lines + 1])
    #expect(try counts(adding: most + 4) == [LessonScreen.lines + 5])
    #expect((16...22).contains(most))
  }

  @Test func `what follows an answer is a screen of its own`() throws {
    let list = (0..<30).map { "- word \($0)" }.joined(separator: "\n")
    let text = LessonText.replacing("```task", list + "\n\n```task")
    let test = try LessonTest(Array(text.utf8), file: "a.md")
    #expect(test.screens.map(\.isFirst) == [false])
  }
}
