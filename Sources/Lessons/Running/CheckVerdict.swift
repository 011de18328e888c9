import CommandLanguage
import Explorer
import NeuralNetwork
import Sessions

/// What became of one check.
package struct CheckVerdict: Sendable {
  /// What was found where it does not hold.
  package enum Finding: Sendable {
    /// A part of the check by its text, and its value.
    case value(of: String, Tensor)
    /// A part of the check by its text, whose shape is not the one that is asked for.
    case shape(of: String, Shape)
    /// A name that nothing has yet.
    case noName(String)
    /// Why the check cannot be worked out, as where a name has no value yet.
    case problem(Diagnostic)
    /// The command was not used.
    case notUsed(String)
    /// Nothing that would not give the answer away.
    case nothing
  }

  /// The check.
  package let check: Lesson.Check
  /// Its place among the step's checks, from 1.
  package let number: Int
  /// Whether it holds.
  package let holds: Bool
  /// What was found.
  package let finding: Finding
  /// What was expected, where the learner has had all hints.
  package let expected: (text: String, value: Tensor)?
}

extension CheckVerdict {
  /// Judges a check by a session.
  ///
  /// A check holds where no element of its value is zero, nor not a number.
  init(
    _ check: Lesson.Check, number: Int, in interpreter: Interpreter, used: Set<String>,
    names: [String], revealing: Bool
  ) {
    self.check = check
    self.number = number
    switch check.kind {
    case .used(let word):
      holds = used.contains(word)
      finding = holds ? .nothing : .notUsed(word)
      expected = nil
    case .holds(let expression):
      switch interpreter.value(of: expression) {
      case .failure(let diagnostic):
        holds = false
        if let name = names.first(where: {
          interpreter.session.definitions[$0] == nil && expression.names($0)
        }) {
          (finding, expected) = (.noName(name), nil)
        } else if let (text, value) = Self.found(expression, check, interpreter, names) {
          // What is asked for and what is there do not even fit together.
          finding = .shape(of: text, value.shape)
          expected =
            revealing
            ? expression.sides.flatMap { Self.value(of: $0.expected, check, interpreter) } : nil
        } else {
          (finding, expected) = (.problem(diagnostic), nil)
        }
      case .success(let value):
        holds =
          value.elements.allSatisfy { $0 != 0 && !$0.isNaN }
        guard !holds, let sides = expression.sides else {
          (finding, expected) = (.nothing, nil)
          return
        }
        finding =
          Self.found(expression, check, interpreter, names).map { .value(of: $0, $1) } ?? .nothing
        expected = revealing ? Self.value(of: sides.expected, check, interpreter) : nil
      }
    }
  }

  /// What the learner has, of what a check compares: the side as it stands, or, where numbers in it
  /// would tell the answer, the name of the learner's own in it.
  private static func found(
    _ expression: Expression, _ check: Lesson.Check, _ interpreter: Interpreter, _ names: [String]
  ) -> (text: String, value: Tensor)? {
    guard let side = expression.sides?.found else { return nil }
    guard side.holdsNumbers, let name = names.first(where: side.names) else {
      return value(of: side, check, interpreter)
    }
    return interpreter.session.definitions[name].map { (name, $0) }
  }

  private static func value(
    of expression: Expression, _ check: Lesson.Check, _ interpreter: Interpreter
  ) -> (text: String, value: Tensor)? {
    guard let text = check.text(of: expression),
      case .success(let value) = interpreter.value(of: expression)
    else { return nil }
    return (text, value)
  }
}

extension Lesson.Check {
  /// The text of a part of the check; `nil` where it goes over several lines.
  fileprivate func text(of expression: Expression) -> String? {
    guard expression.range.line == line else { return nil }
    let characters = Array(text)
    let start = expression.range.column - column
    guard start >= 0, start + expression.range.length <= characters.count else { return nil }
    return String(characters[start..<start + expression.range.length])
  }
}

extension Expression {
  /// The two sides of a comparison: what is found, which names something, and what it is held
  /// against.
  fileprivate var sides: (found: Expression, expected: Expression)? {
    let pair: (Expression, Expression)
    switch kind {
    case .binary(let operation, let left, let right) where operation.compares: pair = (left, right)
    case .call(.allclose, let arguments) where arguments.count >= 2:
      pair = (arguments[0], arguments[1])
    default: return nil
    }
    return pair.0.namesSomething || !pair.1.namesSomething ? pair : (pair.1, pair.0)
  }
}

extension BinaryOperator {
  fileprivate var compares: Bool {
    switch self {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: true
    default: false
    }
  }
}
