import Explorer
import Sessions

extension LessonRun {
  /// On to what follows: from a step that is done or was read to the next one.
  ///
  /// - Returns: nothing where the learner has something to do first.
  package mutating func goOn() -> [LessonEvent] {
    switch phase {
    case .asking, .working, .finished: return []
    case .reading, .passed: break
    }
    guard workOutNext() else { return [.stopped] }
    if phase == .reading, records[step].ending == .open { records[step].ending = .read }
    actions.append(.goOn)
    return advance(from: passed ?? interpreter)
  }

  /// Shows and runs the step's solution, and goes on.
  package mutating func skip() -> [LessonEvent] {
    guard phase != .passed, phase != .reading else { return goOn() }
    guard phase != .finished else { return [] }
    actions.append(.skip)
    var events: [LessonEvent] = [.skipped(step: step)]
    adopt(own)
    let blocks = current.opening
    let budget = WorkBudget(milliseconds: budget)
    while played < blocks.count {
      switch blocks[played] {
      case .setup(let script):
        events += perform(script, as: "setup", budget).filter(\.isDefect)
        interpreter.beginHistory()
      case .demo(let script): events += perform(script, as: "demo", budget).filter(\.isDefect)
      case .prose, .predict, .task, .checks, .own, .mistake, .hint, .solution, .notes: break
      }
      played += 1
    }
    if let solution = current.solution { events += perform(solution, as: "solution", budget) }
    if records[step].ending == .open { records[step].ending = .skipped }
    events += current.closing.map { .prose($0) }
    starts[step + 1] = starts[step + 1] ?? interpreter
    return events + advance(from: interpreter)
  }

  /// To the step of that number, from 0; what lies before it is done by the lesson.
  ///
  /// - Precondition: there is such a step.
  package mutating func go(to number: Int) -> [LessonEvent] {
    precondition(lesson.steps.indices.contains(number), "there is such a step")
    guard workOutStart(of: number) else { return [.stopped] }
    actions.append(.go(number))
    return enter(number)
  }

  /// Back to the state in which the learner's turn began in this step.
  package mutating func reset() -> [LessonEvent] {
    guard phase == .working || phase == .passed else { return enterAgain() }
    actions.append(.reset)
    adopt(own)
    (used, tried, work, awaited) = ([], [], [], [])
    phase = .working
    (passed, isUnjudged, toldForeign) = (nil, false, nil)
    return current.task.map { [.task($0)] } ?? []
  }

  private mutating func enterAgain() -> [LessonEvent] {
    guard phase != .finished else { return [] }
    actions.append(.reset)
    return enter(step)
  }

  /// Works out the state in which the next step begins: this one's own with its solution, which
  /// the learner may have typed.
  ///
  /// - Returns: whether it came to an end.
  private mutating func workOutNext() -> Bool {
    guard starts[step + 1] == nil, step + 1 < lesson.steps.count else { return true }
    if let passed, tried.isEmpty, work == current.solution?.statements.map(\.text) {
      starts[step + 1] = passed
      return true
    }
    var run = self
    run.adopt(own)
    let budget = WorkBudget(milliseconds: budget)
    let events = current.solution.map { run.perform($0, as: "solution", budget) } ?? []
    if interruption.isRaised { return false }
    // Where the lesson's own solution stops, what the learner has is the best there is.
    let isWhole = !events.contains(where: \.isDefect)
    starts[step + 1] = isWhole ? run.interpreter : passed ?? run.interpreter
    return true
  }

  /// Begins the next step, and says so where it would have been another one behind the learner's own
  /// state.
  private mutating func advance(from learners: Interpreter) -> [LessonEvent] {
    guard step + 1 < lesson.steps.count, starts[step + 1] != nil else {
      phase = .finished
      return [.finished]
    }
    let events = enter(step + 1)
    return (isOther(behind: learners) ? [.restarted(step: step)] : []) + events
  }

  /// Whether the step that has just begun would stand elsewhere behind a state of the learner's.
  ///
  /// What its setup makes anew is no difference, and neither are names: a number of one's own choice
  /// is kept under some of them.
  private func isOther(behind learners: Interpreter) -> Bool {
    func isAlike(_ learners: Session, _ lessons: Session) -> Bool {
      var learners = learners
      learners.definitions = lessons.definitions
      return learners.resembles(lessons, .within(1e-9))
    }
    guard let start = starts[step], !isAlike(learners.session, start.session) else { return false }
    var other = self
    other.starts[step] = learners
    _ = other.enter(step)
    return !isAlike(other.own.session, own.session)
  }
}
