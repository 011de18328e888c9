import CommandLanguage
import Documents
import NeuralNetwork
import Sessions
import Wording

extension Session {
  /// `let NAME = EXPR`.
  mutating func define(
    _ call: TypedCall<LetCommand>, interruption: Interruption
  ) throws(Failure) -> Document {
    try requireFreeName(call.name.value, at: call.name.range, for: .value)
    return try define(call, as: try evaluate(call.value.value, interruption: interruption))
  }

  /// Gives a name to a value that is known.
  mutating func define(
    _ call: TypedCall<LetCommand>, as value: Tensor
  ) throws(Failure) -> Document {
    let name = call.name.value
    try requireFreeName(name, at: call.name.range, for: .value)
    definitions[name] = value
    changeCount += 1
    return Document(
      kind: "let",
      blocks: [.paragraph("\(.code(name)) = \(Text.summary(of: value))")],
      facts: [Fact("name", .text(name))] + Fact.tensor(value))
  }
}
