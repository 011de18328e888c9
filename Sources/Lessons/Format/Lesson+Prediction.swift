import CommandLanguage
import Explorer
import NeuralNetwork

extension Lesson {
  /// A question to commit to before the answer shows.
  package struct Prediction: Sendable {
    /// What is asked for.
    package enum Kind: Equatable, Sendable {
      /// A number; right within the tolerance, or to the digits that are shown.
      case number(tolerance: Double?)
      /// Above, below or at zero.
      case sign
      /// The extents of a value.
      case shape
      /// One of several options, counted from 1.
      case choice([String])
    }

    /// The line of the block's fence, counted from 1.
    package let line: Int
    /// The question.
    package let question: Prose
    /// What is asked for.
    package let kind: Kind
    /// What gives the answer, as a statement for reports.
    package let source: SourceStatement
    /// What gives the answer.
    package let expression: Expression
    /// Why, as it is shown with the answer.
    package let reason: Reason?
    /// What is said to wrong guesses.
    package internal(set) var replies: [Reply] = []
  }
}

extension Lesson.Prediction {
  /// The guess that a text makes; `nil` where it makes none of the kind that is asked for.
  package func guess(_ text: String) -> Guess? {
    switch kind {
    case .number:
      if case .number(let number)? = Guess(text) { return .number(number) }
      return Self.arithmetic(text).map { .number($0) }
    case .sign:
      switch Guess(text) {
      case .sign(let sign)?: return .sign(sign)
      case .number(let number)? where !number.isNaN:
        return .sign(number > 0 ? 1 : number < 0 ? -1 : 0)
      default: return nil
      }
    case .shape:
      let plain = text.filter { !"[]() ".contains($0) }.replacing(",", with: "x")
      let trimmed = plain.hasSuffix("x") ? String(plain.dropLast()) : plain
      switch Guess(trimmed) {
      case .shape(let shape)?: return .shape(shape)
      case .number(let number)?:
        return Int(exactly: number).flatMap { $0 < 0 ? nil : .shape(Shape([$0])) }
      default: return nil
      }
    case .choice(let options):
      let word = text.filter { !$0.isWhitespace && $0 != "." && $0 != ")" }.lowercased()
      if let number = Int(word), options.indices.contains(number - 1) {
        return .number(Double(number))
      }
      guard let letter = word.utf8.first, word.utf8.count == 1 else { return nil }
      let place = Int(letter) - 0x61
      return options.indices.contains(place) ? .number(Double(place + 1)) : nil
    }
  }

  /// What to type, in a few words.
  package var invitation: String {
    switch kind {
    case .number: "a number"
    case .sign: "+, - or 0"
    case .shape: "a shape, as 2x6x6"
    case .choice(let options): "a number from 1 to \(options.count)"
    }
  }

  /// The value of a formula of numbers alone, as `3*4 - 1`.
  private static func arithmetic(_ text: String) -> Double? {
    guard text.utf8.count <= 100, let expression = try? Parser.expression(text),
      expression.isOfNumbers
    else { return nil }
    guard case .success(let value) = Interpreter().value(of: expression) else { return nil }
    return value.scalar
  }
}

extension Expression {
  /// Whether it names nothing.
  fileprivate var isOfNumbers: Bool {
    switch kind {
    case .number: true
    case .negate(let operand): operand.isOfNumbers
    case .binary(_, let left, let right): left.isOfNumbers && right.isOfNumbers
    case .name, .list, .field, .index, .call: false
    }
  }
}
