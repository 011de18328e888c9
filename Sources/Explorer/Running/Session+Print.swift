import CommandLanguage
import Documents
import NeuralNetwork
import Sessions
import Wording

extension Session {
  /// Prints a value, exact.
  mutating func print(
    _ expression: Expression, interruption: Interruption
  ) throws(Failure) -> Document {
    if case .name(let word) = expression.kind, !valueNames.contains(word) {
      throw Failure(
        .unknownWord(word, values: valueNames, commands: Vocabulary.commands.map(\.word)),
        at: expression.range)
    }
    let value: Tensor
    do {
      value = try evaluate(expression, interruption: interruption)
    } catch {
      // `input -1` begins no network: it reads as a difference.
      if case .binary(.subtract, let left, let right) = expression.kind,
        case .name("input") = left.kind, case .number(let extent) = right.kind
      {
        throw Failure(
          .badSetting(
            "a shape", value: (-extent).shortest,
            allowed: "extents of at least 1, as in `input 4` or `input 1x8x8`"),
          at: expression.range)
      }
      guard case .unknownName = error.problem,
        let answer = ForeignWords.answer(toHyphenated: expression)
      else { throw error }
      throw Failure(.foreignWord(answer), at: expression.range)
    }
    return Document(
      kind: "value", blocks: staleNote(for: expression) + [.value(value)])
  }
}
