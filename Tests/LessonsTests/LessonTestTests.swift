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
    #expect(try LessonText.findings(text).isEmpty)
    let lesson = try LessonText.lesson(text)
    #expect(MutationTest.firstFailure(of: lesson, with: .reluOpen) == nil)
  }
}
