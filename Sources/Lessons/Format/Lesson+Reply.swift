import CommandLanguage
import Explorer

extension Lesson {
  /// Why an answer is what it is.
  public enum Reason: Sendable {
    /// In words.
    case words(Prose)
    /// By an expression, which is shown with its numbers.
    case expression(SourceStatement, Expression)
  }

  /// What is said to one wrong guess.
  public struct Reply: Sendable {
    /// The guess.
    public enum Guessed: Sendable {
      /// What such a guess is, whatever the numbers are.
      case guess(Guess)
      /// A number that the values tell.
      case value(Expression)
    }

    /// The line of the block's fence, counted from 1.
    public let line: Int
    /// The guess as it was written.
    public let text: String
    /// The guess.
    public let guessed: Guessed
    /// What is said.
    public let words: String
  }
}
