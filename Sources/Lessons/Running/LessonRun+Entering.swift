import CommandLanguage
import Explorer

extension LessonRun {
  /// Begins a step from the state that is kept for it, and plays all before the learner's turn.
  mutating func enter(_ number: Int) -> [LessonEvent] {
    prepare(number)
    var events: [LessonEvent] = [.opened(step: number)]
    let entered = self
    var played = play()
    if number > 0, played.contains(where: \.isDefect) {
      // What the learner made on the way may lack what the step builds on.
      var canonical = entered
      canonical.starts[number] = canonicalStart(of: number)
      canonical.prepare(number)
      let again = canonical.play()
      if !again.contains(where: \.isDefect) {
        self = canonical
        events.append(.restarted(step: number))
        played = again
      }
    }
    return events + played
  }

  /// Sets the state to the one in which a step begins.
  private mutating func prepare(_ number: Int) {
    let start = starts[number] ?? canonicalStart(of: number)
    starts[number] = start
    adopt(start)
    interpreter.beginHistory()
    step = number
    (played, hintCount, used, mistakes, toldMistakes) = (0, 0, [], nil, [])
    (passed, isUnjudged) = (nil, false)
    phase = .reading
  }

  /// Plays the opening blocks up to a question or to the learner's turn.
  mutating func play() -> [LessonEvent] {
    let budget = WorkBudget(milliseconds: budget)
    var events: [LessonEvent] = []
    let blocks = current.opening
    while played < blocks.count {
      switch blocks[played] {
      case .prose(let prose): events.append(.prose(prose))
      case .task(let task): events.append(.task(task))
      case .setup(let script):
        events += perform(script, as: "setup", budget).filter(\.isDefect)
        interpreter.beginHistory()
      case .demo(let script): events += perform(script, as: "demo", budget)
      case .predict(let prediction):
        phase = .asking
        return events + [.asks(prediction)]
      case .checks, .mistake, .hint, .solution, .notes: break
      }
      played += 1
    }
    phase = current.isReading ? .reading : .working
    ready = interpreter
    return events
  }

  /// Runs statements of the lesson's own; they stop at the first that fails.
  mutating func perform(
    _ script: Lesson.Script, as block: String, _ budget: WorkBudget
  ) -> [LessonEvent] {
    var events: [LessonEvent] = []
    let environment = interpreter.environment
    interpreter.environment = Environment(
      interruption: budget.interruption(besides: interruption), mayWriteFiles: false,
      memoryBound: Environment.strangersMemoryBound)
    defer { interpreter.environment = environment }
    for source in script.statements {
      let result = interpreter.run(source) { events.append(.typed($0)) }
      // A training that is stopped keeps its whole steps and does not fail.
      if case .success = result, !budget.isSpent { continue }
      events.removeLast()
      if case .failure(let diagnostic) = result,
        !budget.isSpent || diagnostic.code != "interrupted"
      {
        events.append(.defect(.statementFailed(block: block, source: source, diagnostic)))
      } else {
        events.append(.defect(.tookTooLong(block: block, line: source.line)))
      }
      break
    }
    return events
  }

  /// The state in which a step begins where everything before was done by the lesson itself.
  func canonicalStart(of number: Int) -> Interpreter {
    var run = self
    let budget = WorkBudget(milliseconds: budget)
    run.adopt(starts[0] ?? interpreter)
    for step in lesson.steps[..<number] {
      for block in step.blocks {
        switch block {
        case .setup(let script): _ = run.perform(script, as: "setup", budget)
        case .demo(let script): _ = run.perform(script, as: "demo", budget)
        case .solution(let script): _ = run.perform(script, as: "solution", budget)
        default: break
        }
      }
    }
    run.interpreter.beginHistory()
    return run.interpreter
  }
}

extension LessonEvent {
  /// Whether it tells of something that does not work.
  var isDefect: Bool { if case .defect = self { true } else { false } }
}
