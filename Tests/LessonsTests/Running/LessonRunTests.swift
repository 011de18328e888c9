import CommandLanguage
import Documents
import Explorer
import Lessons
import NeuralNetwork
import Sessions
import Testing

@Suite struct LessonRunTests {
  /// A run of the small lesson that has begun.
  private func begun(_ text: String = LessonText.whole) throws -> LessonRun {
    var run = LessonRun(of: try LessonText.lesson(text))
    _ = run.begin()
    return run
  }

  /// Types a line of statements.
  private func type(_ line: String, in run: inout LessonRun) -> [LessonEvent] {
    for source in ScriptParser.statements(in: line) { _ = run.run(source) }
    return run.settle()
  }

  @Test func `a question waits for a guess, and shows it beside the answer`() throws {
    var run = try begun()
    #expect(run.phase == .asking)
    #expect(run.answer("seven") == nil && run.answer("2x2") == nil)
    let answered = run.answer("2 * 4 - 1")
    let events = try #require(answered)
    guard case .predicted(let outcome)? = events.first else { throw Unexpected() }
    #expect(outcome.guess == .number(7) && outcome.value == Tensor(6))
    #expect(!outcome.isRight && outcome.comment == "too large")
    #expect(run.phase == .working)
    #expect(run.records[0].guesses == 1 && run.records[0].rightGuesses == 0)
  }

  @Test func `statements run while a question waits, and the question stays`() throws {
    var run = try begun()
    #expect(type("forward", in: &run).isEmpty)
    #expect(run.phase == .asking)
    _ = run.answer("6")
    // Looking ahead is not wrong: who has done the task already is done with it.
    #expect(run.phase == .passed && run.records[0].ending == .done)
  }

  @Test func `a step is done when its checks come true, and Return goes on`() throws {
    var run = try begun()
    _ = run.answer("6")
    #expect(run.goOn().isEmpty)
    let events = type("forward", in: &run)
    guard case .passed(0, let closing)? = events.first else { throw Unexpected() }
    #expect(closing.map(\.text) == ["That is all it does."])
    #expect(run.phase == .passed && run.records[0].ending == .done)
    guard case .opened(1)? = run.goOn().first else { throw Unexpected() }
    #expect(run.phase == .reading)
    guard case .finished? = run.goOn().first else { throw Unexpected() }
    #expect(run.records[1].ending == .read)
  }

  @Test func `what is tried after a step is done does not come along`() throws {
    var run = try begun()
    _ = run.answer("6")
    _ = type("forward", in: &run)
    _ = type("input 4", in: &run)
    _ = run.goOn()
    #expect(run.interpreter.session.network?.inputShape == Shape([1]))
  }

  @Test func `a known mistake is spoken of, once by itself and each time for done`() throws {
    var run = try begun()
    _ = run.answer("6")
    guard case .feedback(let words)? = type("dense1.weight = 4; forward", in: &run).first else {
      throw Unexpected()
    }
    #expect(words == "The weight is 3, not 4.")
    #expect(type("net", in: &run).isEmpty)
    guard case .feedback? = run.done().last else { throw Unexpected() }
    // A value on the side does not hide it, another weight does.
    _ = type("let aside = 1", in: &run)
    guard case .feedback? = run.done().last else { throw Unexpected() }
    _ = type("dense1.weight = 5; forward", in: &run)
    let events = run.done()
    guard case .unmet? = events.first, case .astray? = events.last else { throw Unexpected() }
  }

  @Test func `a failed check tells what was found, and the answer only behind the last hint`()
    throws
  {
    var run = try begun()
    _ = run.answer("6")
    _ = type("dense1.weight = 5; forward", in: &run)
    func words(_ events: [LessonEvent]) -> String {
      LessonView(of: run.lesson).document(of: events).blocks.map { "\($0)" }.joined()
    }
    let early = run.verdicts()
    guard case .value("dense1.out", let value) = early[0].finding else { throw Unexpected() }
    #expect(value.scalar == 10 && early[0].expected == nil)
    _ = run.hint()
    #expect(run.verdicts()[0].expected == nil)
    _ = run.hint()
    #expect(run.verdicts()[0].expected?.value == Tensor(6))
    guard case .noHint(2)? = run.hint().first else { throw Unexpected() }
  }

  @Test func `undo and reset go back to where the step began, and no further`() throws {
    var run = try begun()
    _ = run.answer("6")
    let start = run.interpreter.session
    _ = type("dense1.weight = 5", in: &run)
    _ = type("undo", in: &run)
    #expect(run.interpreter.session.resembles(start, .identical))
    guard case .failure = run.run(Parser.statements(in: "undo")[0]) else { throw Unexpected() }
    _ = type("input 9", in: &run)
    _ = run.reset()
    #expect(run.interpreter.session.resembles(start, .identical) && run.phase == .working)
  }

  @Test func `a step that the learner's state does not carry begins from the lesson's own`() throws
  {
    let text = LessonText.replacing(
      "Nothing to do here.", "Nothing to do here.\n\n```demo\nprint dense1.weight\n```\n")
    var run = try begun(text)
    _ = run.answer("6")
    // The checks hold for any value of this name.
    _ = type("forward", in: &run)
    #expect(run.phase == .passed)
    let events = run.goOn()
    #expect(!events.contains { if case .restarted = $0 { true } else { false } })

    var other = try begun(text.replacing("allclose(dense1.out, 6, 1e-12)", with: "mine == 6"))
    _ = other.answer("6")
    _ = type("input 4; let mine = 6", in: &other)
    #expect(other.phase == .passed)
    let restarted = other.goOn()
    #expect(restarted.contains { if case .restarted(1) = $0 { true } else { false } })
    #expect(!restarted.contains { if case .defect = $0 { true } else { false } })
  }

  @Test func `who comes back is shown what the step's own statements answered`() throws {
    var run = try begun(
      LessonText.replacing(
        "```predict", "```demo\nprint dense1.weight\n```\n\n```predict"))
    _ = type("net", in: &run)
    var again = LessonRun(of: run.lesson)
    #expect(again.resume(LessonProgress(of: run)) == .whole)
    let view = LessonView(of: run.lesson)
    let shown = TerminalRenderer().render(view.document(of: again.reminder))
    #expect(shown.contains("gradus> print dense1.weight\n[[3]]\n\nBefore you see: What comes out?"))
  }

  @Test func `progress is text that gives the same run again`() throws {
    var run = try begun()
    _ = type("let a = [1,\n 2]; let b = a", in: &run)
    _ = run.answer("?")
    _ = run.hint()
    _ = type("dense1.weight = 4; forward", in: &run)
    _ = run.done()
    let progress = LessonProgress(of: run)
    let read = try #require(LessonProgress(text: progress.text))
    #expect(read == progress)
    var again = LessonRun(of: run.lesson)
    #expect(again.resume(read) == .whole)
    #expect(again.phase == run.phase && again.hintCount == 1 && again.records == run.records)
    #expect(again.interpreter.session.resembles(run.interpreter.session, .identical))
    for end in 1..<progress.text.count {
      _ = LessonProgress(text: String(progress.text.prefix(end)))
    }
  }

  @Test func `a lesson that has changed begins the step anew, and says so`() throws {
    var run = try begun()
    _ = run.skip()
    var progress = LessonProgress(of: run)
    progress.fingerprint ^= 1
    var again = LessonRun(of: run.lesson)
    #expect(again.resume(progress) == .changed)
    #expect(again.step == 1 && again.records[0].ending == .skipped)
  }

  @Test func `a lesson that never ends is stopped, and says where`() throws {
    let text = LessonText.replacing(
      "input = [2]\n", "input = [2]\ntarget = [1]\nloss mse\ntrain 1000000000 steps\n")
    var run = LessonRun(of: try LessonText.lesson(text), budget: 50)
    let defects = run.begin().compactMap { event -> LessonDefect? in
      if case .defect(let defect) = event { defect } else { nil }
    }
    #expect(defects.count == 1)
    let report = defects.first?.report(file: "a.md")
    #expect(report == "a.md:19:1: the statements of 'setup' take too long and were stopped")
    #expect(run.phase == .asking)
  }

  /// An event was not the one expected.
  struct Unexpected: Error {}
}
