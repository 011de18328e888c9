import CommandLanguage
import Explorer
import NeuralNetwork

/// Whether lessons notice a broken backward pass or update that lies beneath them.
package struct MutationTest {
  /// The first step of a lesson whose solution no longer passes with a fault beneath; `nil` where
  /// the lesson notices nothing.
  package static func firstFailure(of lesson: Lesson, with fault: Fault) -> Int? {
    var run = LessonRun(of: lesson, hiddenFault: fault)
    _ = run.begin()
    while run.phase != .finished {
      while run.question != nil { _ = run.answer("?") }
      if run.phase == .working {
        for source in run.current.solution?.statements ?? [] { _ = run.run(source) }
        _ = run.settle()
        if run.phase != .passed { return run.step }
      }
      _ = run.goOn()
    }
    return nil
  }
}
