import Explorer
import Sessions

extension LessonTest {
  /// Skipping ends, and going back finds each step as it was.
  mutating func checkSkipping() {
    var run = LessonRun(of: lesson)
    _ = run.begin()
    for step in lesson.steps.indices {
      guard run.step == step, run.phase != .finished else {
        return note(.skippingStops(step: run.step), at: run.current.line)
      }
      _ = run.skip()
    }
    guard run.phase == .finished else {
      return note(.skippingStops(step: run.step), at: run.current.line)
    }
    for step in lesson.steps.indices.reversed() {
      _ = run.go(to: step)
      checkTurn(of: &run, way: "going back")
    }
  }

  /// Answers what is asked, and compares the state with that of the first walk.
  private mutating func checkTurn(of run: inout LessonRun, way: String) {
    while run.question != nil { _ = run.answer("?") }
    if let turn = turns[run.step], !run.interpreter.session.resembles(turn, .identical) {
      note(.stateDiffers(step: run.step, way: way), at: run.current.line)
    }
  }

  /// Saving and resuming in every step gives the same state.
  mutating func checkResuming() {
    var run = LessonRun(of: lesson)
    _ = run.begin()
    while run.phase != .finished {
      while run.question != nil { _ = run.answer(run.rightAnswer ?? "?") }
      for source in run.current.solution?.statements ?? [] { _ = run.run(source) }
      _ = run.settle()
      checkSaved(run)
      _ = run.goOn()
    }
    checkSaved(run)
  }

  private mutating func checkSaved(_ run: LessonRun) {
    let progress = LessonProgress(text: LessonProgress(of: run).text)
    var again = LessonRun(of: lesson)
    guard let progress, again.resume(progress) == .whole, again.step == run.step,
      again.phase == run.phase, again.records == run.records, again.actions == run.actions,
      again.interpreter.session.resembles(run.interpreter.session, .identical)
    else { return note(.stateDiffers(step: run.step, way: "resuming"), at: run.current.line) }
  }
}
