import CommandLanguage
import Explorer
import Sessions

extension LessonRun {
  /// Begins a step from its own state, and plays all before the learner's turn.
  ///
  /// - Precondition: ``starts`` has that state.
  mutating func enter(_ number: Int) -> [LessonEvent] {
    prepare(number)
    return [.opened(step: number)] + play()
  }

  /// Puts the run where a step begins, before anything of it was played.
  ///
  /// - Precondition: ``starts`` has that state.
  mutating func prepare(_ number: Int) {
    guard let start = starts[number] else { preconditionFailure("the step's own state is known") }
    adopt(start)
    interpreter.beginHistory()
    own = interpreter
    step = number
    (played, hintCount, used, mistakes, toldMistakes) = (0, 0, [], nil, [])
    (passed, isUnjudged, tried, work, awaited) = (nil, false, [], [], [])
    (toldForeign, nudges, demoAnswers) = (nil, 0, [:])
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
      case .demo(let script):
        let answers = perform(script, as: "demo", budget)
        demoAnswers[played] = answers
        events += answers
      case .predict(let prediction):
        phase = .asking
        own = interpreter
        return events + [.asks(prediction)]
      case .checks, .own, .mistake, .hint, .solution, .notes: break
      }
      played += 1
    }
    phase = current.isReading ? .reading : .working
    own = interpreter
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
      memoryBound: Session.strangersMemoryBound)
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

  /// Works out the states in which the steps up to a number begin, as far as they are not known.
  ///
  /// - Returns: whether it came to an end.
  mutating func workOutStart(of number: Int) -> Bool {
    var run = self
    for step in 0..<number where starts[step + 1] == nil {
      let budget = WorkBudget(milliseconds: budget)
      run.adopt(starts[step] ?? own)
      for block in lesson.steps[step].blocks {
        switch block {
        case .setup(let script): _ = run.perform(script, as: "setup", budget)
        case .demo(let script): _ = run.perform(script, as: "demo", budget)
        case .solution(let script): _ = run.perform(script, as: "solution", budget)
        case .prose, .predict, .task, .checks, .own, .mistake, .hint, .notes: break
        }
      }
      if interruption.isRaised { return false }
      starts[step + 1] = run.interpreter
    }
    return true
  }
}

extension LessonEvent {
  /// Whether it tells of something that does not work.
  var isDefect: Bool { if case .defect = self { true } else { false } }
}
