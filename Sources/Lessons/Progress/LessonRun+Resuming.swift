import CommandLanguage
import Explorer

extension LessonRun {
  /// How a lesson was taken up again.
  public enum Resumption: Equatable, Sendable {
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
  public mutating func resume(_ progress: LessonProgress) -> Resumption {
    precondition(actions.isEmpty, "a run is resumed before it begins")
    _ = begin()
    guard progress.fingerprint == lesson.fingerprint else {
      if progress.title == lesson.title, progress.records.count == lesson.steps.count {
        records = progress.records
      }
      let step = min(max(0, progress.step), lesson.steps.count - 1)
      if step > 0 { _ = go(to: step) }
      return .changed
    }
    for action in progress.actions {
      if interruption.isRaised { return .interrupted }
      _ = repeated(action)
    }
    return .whole
  }

  /// What is still to be shown of the present step to who comes back to it.
  public var reminder: [LessonEvent] {
    switch phase {
    case .asking: [.opened(step: step)] + (question.map { [.asks($0)] } ?? [])
    case .working: [.opened(step: step)] + (current.task.map { [.task($0)] } ?? [])
    case .reading:
      [.opened(step: step)]
        + current.opening.compactMap {
          if case .prose(let prose) = $0 { .prose(prose) } else { nil }
        }
    case .passed: [.opened(step: step), .passed(step: step, closing: current.closing)]
    case .finished: [.finished]
    }
  }

  private mutating func repeated(_ action: LessonAction) -> [LessonEvent] {
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
    }
  }
}
