import CommandLanguage
import Explorer
import Lessons
import NeuralNetwork
import Sessions
import Testing

/// Whatever a learner tries, a step's questions, tasks, solutions and successors stay what they are.
@Suite struct LessonExploringTests {
  /// What a curious person types, each in a line; where it fails it changes nothing.
  static let explorations = [
    "example xor", "example sum; forward; backward", "input 4", "undo 50", "data digits",
    "target = 100", "input = 0", "reset", "seed 3", "set precision float32", "forward",
    "backward", "train 1 step", "sabotage mean", "loss mse", "optimizer sgd lr 100",
    "let mine = 100; let up = 100; let told = 100; let w = 100; let honest = 100",
    "conv1.weight = 0; dense1.weight = 0", "conv 2 3x3; dense 3", "remove conv1",
  ]

  /// Some of them, others at each place and in each lesson: all come up, and the course takes
  /// seconds.
  private func explorations(_ count: Int, at place: Int, of run: LessonRun) -> [String] {
    let first = (run.lesson.number ?? 0) * 7 + place * count
    return (0..<count).map { Self.explorations[(first + $0) % Self.explorations.count] }
  }

  private func type(_ line: String, in run: inout LessonRun) -> [LessonEvent] {
    for source in ScriptParser.statements(in: line) { _ = run.run(source) }
    return run.settle()
  }

  private func isDefect(_ event: LessonEvent) -> Bool {
    if case .defect = event { true } else { false }
  }

  @Test(arguments: LessonFiles.all)
  func `whatever is tried at a question, it is answered as if nothing was`(file: String) throws {
    var run = LessonRun(of: try LessonLibrary.lesson(at: file))
    _ = run.begin()
    var place = 0
    while run.phase != .finished {
      while run.question != nil {
        place += 1
        let answer = try #require(run.rightAnswer)
        var plain = run
        _ = plain.answer(answer)
        for line in explorations(2, at: place, of: run) {
          var other = run
          #expect(type(line, in: &other).isEmpty)
          #expect(other.rightAnswer == answer, "\(run.step + 1): \(line)")
          let events = other.answer(answer) ?? []
          let isRight = events.contains {
            if case .predicted(let outcome) = $0 { outcome.isRight } else { false }
          }
          #expect(isRight && !events.contains(where: isDefect), "\(run.step + 1): \(line)")
          // Who has done the task on the way is done with it.
          if other.phase == .passed { continue }
          #expect(other.phase == plain.phase && other.step == plain.step)
          #expect(
            other.interpreter.session.resembles(plain.interpreter.session, .identical),
            "\(run.step + 1): \(line)")
        }
        run = plain
      }
      _ = run.skip()
    }
  }

  @Test(arguments: LessonFiles.all)
  func `whatever is tried at a task, nothing false is said and the way back is whole`(
    file: String
  ) throws {
    var run = LessonRun(of: try LessonLibrary.lesson(at: file))
    _ = run.begin()
    while run.phase != .finished {
      while run.question != nil { _ = run.answer("?") }
      let turn = run
      for line in explorations(1, at: run.step, of: run) where run.phase == .working {
        var other = turn
        let told = type(line, in: &other)
        if other.phase == .passed { continue }
        _ = other.hint()
        let events = told + other.done() + other.hint()
        #expect(!events.contains(where: isDefect), "\(run.step + 1): \(line)")
        _ = other.reset()
        #expect(
          other.interpreter.session.resembles(turn.interpreter.session, .identical),
          "\(run.step + 1): \(line)")
      }
      _ = run.skip()
    }
  }

  @Test(arguments: LessonFiles.all)
  func `a curious learner who skips comes through every step as its author wrote it`(
    file: String
  ) throws {
    let lesson = try LessonLibrary.lesson(at: file)
    var plain = LessonRun(of: lesson)
    var curious = plain
    _ = plain.begin()
    _ = curious.begin()
    var place = 0
    while plain.phase != .finished {
      place += 1
      _ = type(Self.explorations[place % Self.explorations.count], in: &curious)
      if curious.question != nil, let answer = curious.rightAnswer { _ = curious.answer(answer) }
      _ = type(Self.explorations[(place + 7) % Self.explorations.count], in: &curious)
      let events = curious.phase == .passed ? curious.goOn() : curious.skip()
      _ = plain.skip()
      #expect(!events.contains(where: isDefect), "\(plain.step)")
      #expect(curious.step == plain.step && curious.phase == plain.phase)
      #expect(
        curious.interpreter.session.resembles(plain.interpreter.session, .identical)
          || plain.phase == .finished, "\(plain.step)")
    }
    #expect(curious.phase == .finished)
    // And what was done can be done again.
    var again = LessonRun(of: lesson)
    #expect(again.resume(LessonProgress(of: curious)) == .whole)
    #expect(again.phase == .finished && again.records == curious.records)
  }

  @Test func `a question is about the step, and the step goes on from there`() throws {
    var run = LessonRun(of: try LessonText.lesson())
    _ = run.begin()
    #expect(type("dense1.weight = 100", in: &run).isEmpty)
    let events = run.answer("6") ?? []
    guard case .predicted(let outcome)? = events.first, case .setAside? = events.dropFirst().first
    else { throw Unexpected() }
    #expect(outcome.isRight && outcome.value == Tensor(6))
    #expect(
      run.interpreter.session.network?.layers[0].weight == Tensor(shape: [1, 1], elements: [3]))
  }

  @Test func `work begun at a question counts for the task`() throws {
    let text = LessonText.replacing(
      "allclose(dense1.out, 6, 1e-12)", "half == 3\nallclose(dense1.out, 6, 1e-12)"
    ).replacing("```solution\nforward", with: "```solution\nlet half = 3\nforward")
      .replacing("```hint\nforward", with: "```hint\nlet half = 3; forward")
    var run = LessonRun(of: try LessonText.lesson(text))
    _ = run.begin()
    _ = type("let half = 3", in: &run)
    _ = run.answer("6")
    #expect(run.phase == .working)
    guard case .passed(0, _)? = type("forward", in: &run).first else { throw Unexpected() }
  }

  @Test func `of nothing done no mistake is spoken, nor of one that does not run any more`() throws
  {
    let text = LessonText.replacing(
      "```wrong \"The weight is 3, not 4.\"\ndense1.weight = 4\nforward",
      "```wrong \"That is only a look.\"\nnet")
    var run = LessonRun(of: try LessonText.lesson(text))
    _ = run.begin()
    _ = run.answer("?")
    func feedback(_ events: [LessonEvent]) -> Bool {
      events.contains { if case .feedback = $0 { true } else { false } }
    }
    #expect(!feedback(run.done()))
    #expect(feedback(type("net", in: &run)))

    var other = LessonRun(of: try LessonText.lesson())
    _ = other.begin()
    _ = other.answer("?")
    let events = type("example xor", in: &other) + other.done()
    #expect(!feedback(events))
    guard case .astray? = events.last else { throw Unexpected() }
  }

  @Test func `the next step follows from the step's own state, and says where that is another`()
    throws
  {
    var run = LessonRun(of: try LessonText.lesson())
    _ = run.begin()
    _ = run.answer("?")
    _ = type("target = 100; forward", in: &run)
    #expect(run.phase == .passed)
    let events = run.goOn()
    guard case .restarted(1)? = events.first else { throw Unexpected() }
    #expect(run.interpreter.session.target == nil)
  }

  @Test(arguments: [
    ("let rate = 0.5; forward", "Nothing to do here."),
    ("let rate = 0.5; target = 100; forward", "```setup\ninput 3\n```\n\nNothing to do here."),
    ("let rate = 0.1; forward; input = [4]", "```setup\ninput = [5]\nforward\n```\n\nNothing."),
  ])
  func `what the next step makes anew, and a number of one's own choice, are no other network`(
    line: String, next: String
  ) throws {
    let text = LessonText.replacing("Nothing to do here.", next)
      .replacing("allclose(dense1.out, 6, 1e-12)", with: "rate > 0\nallclose(dense1.out, 6, 1e-12)")
      .replacing("```solution\nforward", with: "```solution\nlet rate = 0.1\nforward")
    var run = LessonRun(of: try LessonText.lesson(text))
    _ = run.begin()
    _ = run.answer("?")
    _ = type(line, in: &run)
    #expect(run.phase == .passed)
    guard case .opened(1)? = run.goOn().first else { throw Unexpected() }
  }

  /// An event was not the one expected.
  struct Unexpected: Error {}
}
