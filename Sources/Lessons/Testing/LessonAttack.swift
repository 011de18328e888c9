/// Something that a learner may type in place of working a value out.
public struct LessonAttack: Sendable {
  /// What it is.
  public enum Kind: String, Sendable, CaseIterable {
    /// The value is read off what the engine or the lesson has.
    case copy
    /// The value is typed as numbers.
    case number
  }

  /// What it is.
  public let kind: Kind
  /// The step, from 0.
  public let step: Int
  /// What is to be worked out.
  public let name: String
  /// The statement that gives it that value.
  public let statement: String
  /// Whether it is told from the learner's own work.
  public let isNoticed: Bool
}
