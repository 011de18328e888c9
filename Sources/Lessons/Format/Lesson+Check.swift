import CommandLanguage

extension Lesson {
  /// Something that must hold for a step to be done.
  package struct Check: Sendable {
    /// What is looked at.
    package enum Kind: Sendable {
      /// An expression of which no element may be zero.
      case holds(Expression)
      /// A command that the learner has to use, with all that has to stand behind it.
      case used(String)
    }

    /// Its line, counted from 1.
    package let line: Int
    /// Where its text begins on that line, counted from 1.
    package let column: Int
    /// Its text as it was written.
    package let text: String
    /// What is looked at.
    package let kind: Kind
  }
}
