/// Something that a learner did in a lesson, so that it can be done again.
package enum LessonAction: Hashable, Sendable {
  /// A statement that went well.
  case statement(String)
  /// The end of a line of statements, after which the step is judged.
  case judge
  /// An answer to a question; empty where the answer was asked for without a guess.
  case answer(String)
  /// A hint asked for.
  case hint
  /// The step skipped.
  case skip
  /// The learner says that the step is done.
  case done
  /// On to what follows.
  case goOn
  /// To a step, from 0.
  case go(Int)
  /// Back to the state in which the step began.
  case reset
  /// The lesson from the beginning once more, with what became of its steps kept.
  case again
  /// What became of the steps in another version of the lesson, which cannot be done again.
  case carried([StepRecord])
}
