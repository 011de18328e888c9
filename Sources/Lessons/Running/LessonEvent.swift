import Explorer
import NeuralNetwork

/// Something that happens in a lesson, for who shows it.
package enum LessonEvent: Sendable {
  /// A step began.
  case opened(step: Int)
  /// Words to read.
  case prose(Prose)
  /// A statement that the lesson typed, with what it answered.
  case typed(StatementOutcome)
  /// A question; the lesson waits for a guess.
  case asks(Lesson.Prediction)
  /// A guess beside the value.
  case predicted(PredictionOutcome)
  /// What to do.
  case task(Prose)
  /// A hint, the how-many-th of how many.
  case hint(Prose, number: Int, count: Int)
  /// There is no hint, or none that was not given.
  case noHint(given: Int)
  /// What is said to a mistake that the state shows.
  case feedback(String)
  /// A nudge at a question.
  case nudge(String)
  /// There is no further nudge at the question.
  case noNudge
  /// The question wants a guess before anything is done.
  case guessFirst
  /// The value is right and is not the learner's own.
  case foreign(OwnVerdict)
  /// What was shown or named otherwise is kept under the name that is asked for.
  case named(String)
  /// What does not hold yet.
  case unmet([CheckVerdict])
  /// The step is done; with the words that close it.
  case passed(step: Int, closing: [Prose])
  /// The step is skipped: its solution follows.
  case skipped(step: Int)
  /// The learner's way led to another state than the lesson's own, from which this step begins.
  case restarted(step: Int)
  /// What the learner tried at a question is set aside: the step goes on from its own state.
  case setAside
  /// In the learner's state the task cannot be done as it was meant.
  case astray
  /// The way to another step was interrupted; the run is where it was.
  case stopped
  /// Something in the lesson does not work.
  case defect(LessonDefect)
  /// The last step is behind.
  case finished
}
