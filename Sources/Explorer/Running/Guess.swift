import CommandLanguage
import NeuralNetwork

/// What a learner expects of a value before seeing it.
package enum Guess: Equatable, Sendable, CustomStringConvertible {
  /// The number itself.
  case number(Double)
  /// Above, below or at zero.
  case sign(Int)
  /// The extents.
  case shape(Shape)

  /// Reads a guess as it is typed; `nil` where it is none.
  package init?(_ text: String) {
    let word = text.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
      .replacingMinus()
    switch word {
    case "+", "positive", "plus", "> 0", ">0": self = .sign(1)
    case "-", "negative", "minus", "< 0", "<0": self = .sign(-1)
    case "zero": self = .sign(0)
    default:
      if let number = Double(word), !word.contains("x") {
        self = .number(number)
        return
      }
      let parts = word.split(separator: "x", omittingEmptySubsequences: false)
      let extents = parts.compactMap { Int($0) }
      guard extents.count == parts.count, extents.allSatisfy({ $0 >= 0 }) else { return nil }
      self = .shape(Shape(extents))
    }
  }

  /// The guess as it reads on the screen.
  package var description: String {
    switch self {
    case .number(let number):
      number == number.rounded() && number.magnitude < 1e15
        ? String(Int(number)) : String(number)
    case .sign(let sign): sign > 0 ? "positive" : sign < 0 ? "negative" : "zero"
    case .shape(let shape): shape.description
    }
  }

  /// Whether the guess holds of a value, and a few words on how far off it is.
  ///
  /// A number is right within half a percent, which is what three digits on the screen can show.
  /// Of one that is wrong the sign is spoken of first, then the size.
  ///
  /// - Parameters:
  ///   - value: what it is a guess of.
  ///   - tolerance: how far off a number may be instead.
  package func verdict(
    on value: Tensor, tolerance: Double? = nil
  ) -> (isRight: Bool, comment: String) {
    switch self {
    case .shape(let shape):
      let isRight = shape == value.shape
      return (isRight, isRight ? "right" : "its shape is \(value.shape)")
    case .sign(let sign):
      guard let number = value.scalar else { return (false, "it is not one number") }
      guard !number.isNaN else { return (false, "it is not a number") }
      let found = number > 0 ? 1 : number < 0 ? -1 : 0
      if sign == found { return (true, "right") }
      if found == 0 { return (false, "it is zero") }
      if sign == 0 { return (false, "it is not zero") }
      return (false, "the sign is the other way; look at each factor's sign")
    case .number(let guess):
      guard let number = value.scalar else { return (false, "it is not one number") }
      return Self.verdict(of: guess, on: number, tolerance: tolerance)
    }
  }

  private static func verdict(
    of guess: Double, on number: Double, tolerance: Double?
  ) -> (isRight: Bool, comment: String) {
    guard !number.isNaN else {
      return guess.isNaN ? (true, "right") : (false, "it is not a number")
    }
    guard !guess.isNaN else { return (false, "it is a number") }
    // The last digits of a sum that is nought are rounding; infinity is near to nothing.
    let reach = tolerance ?? max(0.005 * number.magnitude, 1e-12)
    func isNear(_ guess: Double) -> Bool {
      guess == number || (number.isFinite && (guess - number).magnitude <= reach)
    }
    if isNear(guess) { return (true, "right") }
    if isNear(-guess) { return (false, "the size is right, the sign is not") }
    let size = guess.magnitude < number.magnitude ? "too small" : "too large"
    if (guess < 0 && number > 0) || (guess > 0 && number < 0) {
      return (false, "the sign is the other way, and the size is \(size)")
    }
    // Of what is below zero, "too small" could mean either.
    if number < 0, guess < 0 { return (false, "the sign is right, the size is \(size)") }
    if guess == 0 { return (false, "it is not zero") }
    if number == 0 { return (false, "it is zero") }
    return (false, guess < number ? "too small" : "too large")
  }
}

extension String {
  /// The same text with the minus sign that our screens print made the one that keyboards type.
  fileprivate func replacingMinus() -> String {
    String(map { $0 == "\u{2212}" ? "-" : $0 == "\u{D7}" ? "x" : $0 })
  }
}
