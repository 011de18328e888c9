import CommandLanguage
import Documents
import Lessons
import NeuralNetwork
import Testing

@Suite("A lesson that is taken in the cells of a notebook")
struct LessonCellsTests {
  private static let text = LessonText.replacing(
    "```task", "```demo\ndense1.weight += 1\ndense1.weight -= 1\n```\n\n```task")

  private func opened(_ text: String = Self.text) throws -> LessonRun {
    var run = LessonRun(of: try LessonText.lesson(text))
    _ = run.open(0)
    return run
  }

  private func type(_ lines: String, in run: inout LessonRun) {
    for source in ScriptParser.statements(in: lines) { _ = run.run(source) }
  }

  private func weight(_ run: LessonRun) -> Tensor? {
    guard let expression = try? Parser.expression("dense1.weight") else { return nil }
    return try? run.interpreter.value(of: expression).get()
  }

  private func isPassed(_ events: [LessonEvent]) -> Bool {
    if case .passed? = events.first { true } else { false }
  }

  @Test func `a step is set up, and its demos are the learner's to run`() throws {
    var run = try opened()
    #expect(run.phase == .working && run.question == nil)
    #expect(weight(run)?.elements == [3])
    type("dense1.weight += 1", in: &run)
    #expect(weight(run)?.elements == [4])
    type("dense1.weight -= 1\nforward", in: &run)
    #expect(isPassed(run.check()))
  }

  @Test func `a check judges the present state, however often, and stays in the step`() throws {
    var run = try opened()
    for _ in 0..<2 {
      guard case .unmet(let verdicts)? = run.check().first else { throw Unexpected() }
      #expect(verdicts.count == 1)
    }
    type("dense1.weight += 1\ndense1.weight -= 1\nforward", in: &run)
    #expect(isPassed(run.check()) && isPassed(run.check()))
    #expect(run.step == 0)
    type("dense1.weight = 4; forward", in: &run)
    let events = run.check()
    guard case .unmet? = events.first, case .feedback("The weight is 3, not 4.")? = events.last
    else { throw Unexpected() }
  }

  @Test func `the task done without its demos, or with one twice, is done`() throws {
    var without = try opened()
    type("forward", in: &without)
    #expect(isPassed(without.check()))
    var twice = try opened()
    let demo = "dense1.weight += 1\ndense1.weight -= 1\n"
    type(demo + demo + "forward", in: &twice)
    #expect(isPassed(twice.check()))
  }

  @Test func `a question is about the step's own state, whatever was typed, and changes nothing`()
    throws
  {
    var run = try opened()
    type("dense1.weight = 100", in: &run)
    for (guess, isRight) in [("6", true), ("3*2", true), ("200", false)] {
      guard case .predicted(let outcome)? = run.answer(guess, toQuestion: 1)?.first else {
        throw Unexpected()
      }
      #expect(outcome.isRight == isRight && outcome.value == Tensor(6))
    }
    #expect(weight(run)?.elements == [100])
    #expect(run.answer("seven", toQuestion: 1) == nil && run.answer("6", toQuestion: 2) == nil)
    #expect(run.records[0].guesses == 3 && run.records[0].rightGuesses == 2)
  }

  @Test func `a step may be opened in any order, from its own state`() throws {
    var run = try opened()
    type("input 4", in: &run)
    _ = run.open(1)
    #expect(run.phase == .reading && run.check().isEmpty)
    #expect(weight(run)?.elements == [3])
    _ = run.open(0)
    type("forward", in: &run)
    #expect(isPassed(run.check()))
  }

  @Test func `the solution can be had, and leaves the step done`() throws {
    var run = try opened()
    let events = run.solve()
    guard case .skipped(0)? = events.first, case .prose? = events.last else { throw Unexpected() }
    #expect(run.step == 0 && run.records[0].ending == .skipped)
    #expect(isPassed(run.check()))
  }

  @Test func `what is typed before a demo is no work of the learner's, and what is behind it is`()
    throws
  {
    let text = Self.text.replacing(
      "allclose(dense1.out, 6, 1e-12)", with: "allclose(mine, 6, 1e-12)"
    )
    .replacing("```wrong", with: "```own mine varying input\nMultiply.\n```\n\n```wrong")
    .replacing(
      "```solution\nforward", with: "```solution\nlet mine = dense1.weight[0, 0] * input[0]")
    var copied = try opened(text)
    type("dense1.weight += 1\ndense1.weight -= 1\nlet mine = 6", in: &copied)
    guard case .foreign? = copied.check().first else { throw Unexpected() }
    var worked = try opened(text)
    type("dense1.weight += 1\ndense1.weight -= 1", in: &worked)
    type("let mine = input[0] * dense1.weight[0, 0]", in: &worked)
    #expect(isPassed(worked.check()))
  }

  @Test(arguments: LessonFiles.all)
  func `each step of every lesson is done by its demos and its solution, and not by its demos`(
    file: String
  ) throws {
    let lesson = try LessonLibrary.lesson(at: file)
    var run = LessonRun(of: lesson)
    for (index, step) in lesson.steps.enumerated() where !step.isReading {
      guard case .opened(index)? = run.open(index).first else { throw Unexpected() }
      for case .demo(let script) in step.opening {
        for source in script.statements { _ = run.run(source) }
      }
      #expect(!isPassed(run.check()), "\(lesson.name) \(index + 1)")
      for source in step.solution?.statements ?? [] { _ = run.run(source) }
      #expect(isPassed(run.check()), "\(lesson.name) \(index + 1)")
    }
  }

  private struct Unexpected: Error {}
}
