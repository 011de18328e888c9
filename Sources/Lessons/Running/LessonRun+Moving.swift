import Explorer

extension LessonRun {
  /// On to what follows: from a step that is done or was read to the next one.
  ///
  /// - Returns: nothing where the learner has something to do first.
  public mutating func goOn() -> [LessonEvent] {
    switch phase {
    case .asking, .working, .finished: return []
    case .reading:
      if records[step].ending == .open { records[step].ending = .read }
    case .passed: break
    }
    actions.append(.goOn)
    return advance(from: passed ?? interpreter)
  }

  /// Shows and runs the step's solution, and goes on.
  public mutating func skip() -> [LessonEvent] {
    guard phase != .passed, phase != .reading else { return goOn() }
    guard phase != .finished else { return [] }
    actions.append(.skip)
    var events: [LessonEvent] = [.skipped(step: step)]
    let blocks = current.opening
    let budget = WorkBudget(milliseconds: budget)
    while played < blocks.count {
      switch blocks[played] {
      case .setup(let script):
        events += perform(script, as: "setup", budget).filter(\.isDefect)
        interpreter.beginHistory()
      case .demo(let script): events += perform(script, as: "demo", budget).filter(\.isDefect)
      default: break
      }
      played += 1
    }
    if phase == .working { adopt(ready) }
    if let solution = current.solution { events += perform(solution, as: "solution", budget) }
    if records[step].ending == .open { records[step].ending = .skipped }
    events += current.closing.map { .prose($0) }
    return events + advance(from: interpreter)
  }

  /// To the step of that number, from 0; what lies before it is done by the lesson where the
  /// learner has not.
  ///
  /// - Precondition: there is such a step.
  public mutating func go(to number: Int) -> [LessonEvent] {
    precondition(lesson.steps.indices.contains(number), "there is such a step")
    actions.append(.go(number))
    return enter(number)
  }

  /// Back to the state in which the learner's turn began in this step.
  public mutating func reset() -> [LessonEvent] {
    guard phase == .working || phase == .passed else { return enterAgain() }
    actions.append(.reset)
    adopt(ready)
    used = []
    phase = .working
    (passed, isUnjudged) = (nil, false)
    return current.task.map { [.task($0)] } ?? []
  }

  private mutating func enterAgain() -> [LessonEvent] {
    guard phase != .finished else { return [] }
    actions.append(.reset)
    return enter(step)
  }

  private mutating func advance(from interpreter: Interpreter) -> [LessonEvent] {
    guard step + 1 < lesson.steps.count else {
      phase = .finished
      return [.finished]
    }
    var start = interpreter
    start.beginHistory()
    starts[step + 1] = start
    return enter(step + 1)
  }
}
