import CommandLanguage
import Explorer

// In a notebook the words stand on the page, and what the lesson would type are cells that the
// learner runs, in whatever order. So a step is opened without being played: its questions can be
// asked at any time, each of the step's own state there, and the task is judged when that is asked.
extension LessonRun {
  /// Something of a step that is yet to happen, where the learner runs its demos.
  enum Awaited: Sendable {
    /// A statement of a demo.
    case demo(String)
    /// What is set up between demos.
    case setup(Lesson.Script)
  }

  /// To a step by its number, from 0, whose demos the learner runs; what lies before it is done by
  /// the lesson.
  ///
  /// - Precondition: there is such a step.
  package mutating func open(_ number: Int) -> [LessonEvent] {
    precondition(lesson.steps.indices.contains(number), "there is such a step")
    guard workOutStart(of: number) else { return [.stopped] }
    var whole = self
    let events = whole.enter(number).filter(\.isDefect) + whole.playAll().filter(\.isDefect)
    prepare(number)
    own = whole.own
    phase = current.isReading ? .reading : .working
    // Nothing goes back before it: a notebook's session may be as long as one likes.
    actions = [.go(number)]
    awaited = current.opening.flatMap { block -> [Awaited] in
      switch block {
      case .setup(let script): [.setup(script)]
      case .demo(let script): script.statements.map { .demo($0.text) }
      case .prose, .predict, .task, .checks, .own, .mistake, .hint, .solution, .notes: []
      }
    }
    setUpAwaited()
    return [.opened(step: number)] + events
  }

  /// Plays on, past every question, to the learner's turn.
  private mutating func playAll() -> [LessonEvent] {
    var events: [LessonEvent] = []
    while question != nil {
      played += 1
      events += play()
    }
    return events
  }

  /// Runs a statement where it is the demo's that comes next; the learner has not typed that.
  ///
  /// - Returns: `nil` where it is not.
  mutating func runAwaited(
    _ source: SourceStatement, from file: String, report: (StatementOutcome) -> Void
  ) -> StatementOutcome.Result? {
    guard case .demo(source.text)? = awaited.first else { return nil }
    let result = interpreter.run(source, from: file, report: report)
    guard case .success = result else { return result }
    awaited.removeFirst()
    setUpAwaited()
    return result
  }

  /// Sets up what has its turn.
  private mutating func setUpAwaited() {
    while case .setup(let script)? = awaited.first {
      awaited.removeFirst()
      _ = perform(script, as: "setup", WorkBudget(milliseconds: budget))
      interpreter.beginHistory()
    }
  }

  // MARK: Questions

  /// The present step's question of a number, from 1, if there is one.
  package func question(_ number: Int) -> Lesson.Prediction? {
    let predictions = current.predictions
    return predictions.indices.contains(number - 1) ? predictions[number - 1] : nil
  }

  /// The number of the question that waits for a guess, from 1, if one does.
  package var questionNumber: Int? {
    guard question != nil else { return nil }
    return current.opening[...played].count { if case .predict = $0 { true } else { false } }
  }

  /// Judges a guess at a question of the present step, by the step's own state there.
  ///
  /// Nothing else changes. The text `?` asks for the answer.
  ///
  /// - Returns: `nil` where there is no such question, or the text is no guess at it.
  package mutating func answer(_ text: String, toQuestion number: Int) -> [LessonEvent]? {
    guard question(number) != nil, starts[step] != nil else { return nil }
    var run = self
    _ = run.enter(step)
    while let waiting = run.questionNumber, waiting < number {
      run.played += 1
      _ = run.play()
    }
    guard run.questionNumber == number, let events = run.answer(text) else { return nil }
    records[step] = run.records[step]
    return Array(
      events.prefix { event in
        switch event {
        case .predicted, .defect: true
        default: false
        }
      })
  }

  // MARK: Working

  /// Judges the step, however often, and stays in it.
  ///
  /// - Returns: nothing where there is nothing to do in it.
  package mutating func check() -> [LessonEvent] {
    if phase == .passed { phase = .working }
    return phase == .working ? done() : []
  }

  /// Runs the step's solution, and stays in it.
  ///
  /// - Returns: nothing where it has none.
  package mutating func solve() -> [LessonEvent] {
    guard let solution = current.solution else { return [] }
    adopt(own)
    awaited = []
    let budget = WorkBudget(milliseconds: budget)
    let events = [.skipped(step: step)] + perform(solution, as: "solution", budget)
    (tried, work) = ([], solution.statements.map(\.text))
    used.formUnion(solution.uses)
    if records[step].ending == .open { records[step].ending = .skipped }
    phase = .passed
    passed = interpreter
    return events + current.closing.map { .prose($0) }
  }
}
