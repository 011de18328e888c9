import CommandLanguage
import Documents
import NeuralNetwork
import Platform
import Sessions
import Wording

extension Session {
  /// `predict EXPR [as GUESS]`: the learner commits to a guess before the value shows.
  mutating func predict(
    _ call: TypedCall<PredictCommand>, interruption: Interruption,
    ask: (@Sendable (String) -> String?)?
  ) throws(Failure) -> Document {
    let expression = call.value.value
    let value = try evaluate(expression, interruption: interruption)
    let guess: Guess
    if let written = call.guess {
      guard let read = Guess(written.value) else {
        throw Failure(.badGuess(written.value), at: written.range)
      }
      guess = read
    } else {
      guard let ask else {
        throw Failure(
          .notApplicable(
            command: "predict", reason: "nobody can be asked for a guess here",
            remedy: "predict EXPR as GUESS"), at: call.range)
      }
      // No answer is Ctrl-C or Ctrl-D: the learner does not want to guess now.
      guard let answer = ask("your guess (a number, + - or 0, or a shape): ") else {
        throw Failure(.interrupted, at: call.range)
      }
      guard let read = Guess(answer) else { throw Failure(.badGuess(answer), at: call.range) }
      guess = read
    }
    let verdict = guess.verdict(on: value)
    var blocks = staleNote(for: expression)
    blocks.append(
      .formula([
        FormulaLine("your guess", "", Text(guess.description)),
        FormulaLine("the value", "", Self.predictedValue(value)),
      ]))
    blocks.append(.note(Note(verdict.isRight ? .check : .remark, Text(verdict.comment))))
    return Document(
      kind: "predict", blocks: blocks,
      facts: [
        Fact("guess", .text(guess.description)), Fact("right", .flag(verdict.isRight)),
      ] + Fact.tensor(value))
  }

  private static func predictedValue(_ value: Tensor) -> Text {
    if let number = value.scalar { return .number(number, digits: 6) }
    return .summary(of: value)
  }
}
