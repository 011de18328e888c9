/// Where the answers stand in what is written of a lesson.
package enum LessonAnswers: String, Sendable, CaseIterable {
  /// At the end.
  case end
  /// Where they are asked for: a teacher's copy.
  case filled
  /// Nowhere.
  case none
}
