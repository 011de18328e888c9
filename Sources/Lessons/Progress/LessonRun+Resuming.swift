import CommandLanguage
import Explorer
import Sessions

extension LessonRun {
  /// How a lesson was taken up again.
  package enum Resumption: Equatable, Sendable {
    /// Everything was done again.
    case whole
    /// The lesson has changed since; it stands at the beginning of the step that was reached.
    case changed
    /// It was interrupted, and stands somewhere on the way.
    case interrupted
  }

  /// Does again what was done, without showing anything.
  ///
  /// - Precondition: the run has not begun.
  package mutating func resume(_ progress: LessonProgress) -> Resumption {
    precondition(actions.isEmpty, "a run is resumed before it begins")
    wasFinished = progress.isFinished
    // What asked the learner something then does not ask again.
    let environment = interpreter.environment
    interpreter.environment = Environment(
      interruption: interruption, mayWriteFiles: false,
      memoryBound: Session.strangersMemoryBound)
    defer { interpreter.environment = environment }
    _ = begin()
    guard progress.fingerprint == lesson.fingerprint else {
      if progress.title == lesson.title, progress.records.count == lesson.steps.count {
        records = progress.records
        actions.append(.carried(records))
      }
      let step = min(max(0, progress.step), lesson.steps.count - 1)
      if step > 0 { _ = go(to: step) }
      return .changed
    }
    // What was done an earlier time through the lesson is kept, and leads to nothing here.
    let start = progress.actions.lastIndex(of: .again).map { $0 + 1 } ?? 0
    actions = Array(progress.actions[..<start])
    for action in progress.actions[start...] {
      if interruption.isRaised { return .interrupted }
      _ = repeated(action)
    }
    if progress.records.count == records.count { records = progress.records }
    return .whole
  }

  /// What the learner is to do now.
  package var goal: [LessonEvent] {
    switch phase {
    case .asking: [.opened(step: step)] + (question.map { [.asks($0)] } ?? [])
    case .working: [.opened(step: step)] + (current.task.map { [.task($0)] } ?? [])
    case .reading: reminder
    case .passed: [.opened(step: step), .passed(step: step, closing: current.closing)]
    case .finished: [.finished]
    }
  }

  /// What was shown of the present step, for who comes back: its words and what its own statements
  /// answered.
  package var reminder: [LessonEvent] {
    let blocks = current.opening.prefix(played)
    let shown = blocks.enumerated().flatMap { place, block -> [LessonEvent] in
      switch block {
      case .prose(let prose): [.prose(prose)]
      case .task(let task): [.task(task)]
      case .demo: demoAnswers[place] ?? []
      case .setup, .predict, .checks, .own, .mistake, .hint, .solution, .notes: []
      }
    }
    switch phase {
    case .finished: return [.finished]
    case .asking: return [.opened(step: step)] + shown + (question.map { [.asks($0)] } ?? [])
    case .working, .reading: return [.opened(step: step)] + shown
    case .passed:
      return [.opened(step: step)] + shown + [.passed(step: step, closing: current.closing)]
    }
  }

  /// Does again what was done.
  mutating func repeated(_ action: LessonAction) -> [LessonEvent] {
    switch action {
    case .statement(let text):
      for source in ScriptParser.statements(in: text) { _ = run(source) }
      return []
    case .judge: return settle()
    case .answer(let text): return answer(text.isEmpty ? "?" : text) ?? []
    case .hint: return hint()
    case .skip: return skip()
    case .done: return done()
    case .goOn: return goOn()
    case .go(let step): return lesson.steps.indices.contains(step) ? go(to: step) : []
    case .reset: return reset()
    case .again:
      actions.append(action)
      return []
    case .carried(let records):
      actions.append(action)
      if records.count == self.records.count { self.records = records }
      return []
    }
  }
}
