import Documents

extension LessonTest {
  /// Measures what is shown between two inputs: up to a step's first question or its task, and from
  /// each answer to what is asked next.
  mutating func measure(_ events: [LessonEvent], in step: Int) {
    let options = RenderingOptions(width: LessonScreen.columns, showsHints: false)
    let text = TerminalRenderer(options: options).render(
      LessonView(of: lesson).document(of: events))
    let count = text.split(separator: "\n", omittingEmptySubsequences: false).count - 1
    guard count > LessonScreen.lines else { return }
    let isFirst = events.contains { if case .opened = $0 { true } else { false } }
    screens.append(LessonScreen(step: step, count: count, isFirst: isFirst))
  }
}
