import Documents
import Explorer
import NeuralNetwork

/// An answer to an exercise: the engine's, or a learner's.
package enum Answer: Equatable, Sendable {
  /// A number.
  case number(Double)
  /// -1, 0 or 1.
  case sign(Int)
  /// The extents of a tensor.
  case shape(Shape)
  /// A position, row before column.
  case position([Int])
  /// The number of an option, from 1, and its words.
  case option(Int, String)

  /// The answer as it stands in a sentence.
  package var text: Text {
    switch self {
    case .number(let number): Text(Self.decimal(number))
    case .sign(let sign): Text(sign > 0 ? "positive" : sign < 0 ? "negative" : "zero")
    case .shape(let shape): Text(shape.description)
    case .position(let position): Text("(\(position.map(String.init).joined(separator: ",")))")
    case .option(let number, let words): "\(number), \(words)"
    }
  }

  /// A number with all its decimals, up to nine, so that none of an answer is rounded away.
  private static func decimal(_ number: Double) -> String {
    let scaled = (number * 1e9).rounded()
    let tidy = scaled.magnitude < 1e15 ? scaled / 1e9 : number
    return ExactNumberFormat.string(tidy == 0 ? 0 : tidy).replacing("-", with: "\u{2212}")
  }

  /// The answer for programs.
  var fact: Fact.Value {
    switch self {
    case .number(let number): .number(number)
    case .sign(let sign): .integer(sign)
    case .shape(let shape): .list(shape.extents.map { .integer($0) })
    case .position(let position): .list(position.map { .integer($0) })
    case .option(let number, _): .integer(number)
    }
  }

  /// Whether a learner's answer is this one.
  func isMet(by reply: Answer) -> Bool { verdict(on: reply).isRight }

  /// Whether a learner's answer is this one, and a few words on how far off it is, if there are any.
  ///
  /// A number is right to three digits, and never off by more than a hundredth.
  func verdict(on reply: Answer) -> (isRight: Bool, comment: String?) {
    switch (self, reply) {
    case (.number(let number), .number(let guess)):
      return Guess.number(guess).verdict(
        on: Tensor(number), tolerance: min(0.005 * number.magnitude, 0.01))
    case (.sign(let sign), .sign(let guess)):
      return Guess.sign(guess).verdict(on: Tensor(Double(sign)))
    default: return (self == reply, nil)
    }
  }
}
