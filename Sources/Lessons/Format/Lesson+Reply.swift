import CommandLanguage
import Explorer

extension Lesson {
  /// Why an answer is what it is.
  package enum Reason: Sendable {
    /// In words.
    case words(Prose)
    /// By an expression, which is shown with its numbers.
    case expression(SourceStatement, Expression)
  }

  /// What is said to one wrong guess.
  package struct Reply: Sendable {
    /// The guess.
    package enum Guessed: Sendable {
      /// What such a guess is, whatever the numbers are.
      case guess(Guess)
      /// A number that the values tell.
      case value(Expression)
    }

    /// The line of the block's fence, counted from 1.
    package let line: Int
    /// The guess as it was written.
    package let text: String
    /// The guess.
    package let guessed: Guessed
    /// What is said.
    package let words: String
  }
}
