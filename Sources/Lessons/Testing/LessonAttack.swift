/// Something that a learner may type in place of working a value out.
package struct LessonAttack: Sendable {
  /// What it is.
  package enum Kind: String, Sendable, CaseIterable {
    /// The value is read off what the engine or the lesson has.
    case copy
    /// The value is typed as numbers.
    case number
  }

  /// What it is.
  package let kind: Kind
  /// The step, from 0.
  package let step: Int
  /// What is to be worked out.
  package let name: String
  /// The statement that gives it that value.
  package let statement: String
  /// Whether it is told from the learner's own work.
  package let isNoticed: Bool
}
