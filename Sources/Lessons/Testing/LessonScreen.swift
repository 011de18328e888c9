/// What stands on the screen at once, between two inputs of the learner's, and does not fit.
package struct LessonScreen: Equatable, Sendable {
  /// The lines that a screen of 24 has beside the prompt.
  package static let lines = 23
  /// The columns of such a screen.
  package static let columns = 80

  /// The step, from 0.
  package let step: Int
  /// How many lines there are.
  package let count: Int
  /// Whether the step begins with it, so that its first question scrolls away what it is about.
  package let isFirst: Bool
}
