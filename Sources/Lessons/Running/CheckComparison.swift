import CommandLanguage
import Explorer
import NeuralNetwork

/// What a check compares: what the learner has, and what that is held against.
struct CheckComparison {
  /// What is looked at of the two.
  enum Aspect: Equatable {
    /// The numbers in their shape.
    case value
    /// The numbers alone, whatever their shape.
    case numbers
    /// The shape alone.
    case shape
    /// How many numbers there are.
    case count
  }

  /// How the two are compared; near to each other as well as equal is `.equal`.
  let operation: BinaryOperator
  /// What the learner has, without the functions that pick the aspect.
  let found: Expression
  /// What it is held against, as it stands.
  let expected: Expression
  /// What is looked at.
  let aspect: Aspect
}

extension CheckComparison {
  /// Reads the two sides of an expression; `nil` where it compares nothing.
  ///
  /// What the learner has is the side that reads a name of the learner's own, else the first that
  /// names anything.
  init?(_ expression: Expression, names: [String]) {
    guard let (operation, left, right) = Self.sides(of: expression) else { return nil }
    func isLearners(_ side: Expression) -> Bool { names.contains(where: side.names) }
    let isTurned =
      isLearners(left) == isLearners(right)
      ? !left.namesSomething && right.namesSomething : isLearners(right)
    self.operation = isTurned ? operation.turned : operation
    expected = isTurned ? left : right
    var (found, isShape, isFlat) = (isTurned ? right : left, false, false)
    if case .call(.shape, let arguments) = found.kind, arguments.count == 1 {
      (found, isShape) = (arguments[0], true)
    }
    if case .call(.flatten, let arguments) = found.kind, arguments.count == 1 {
      (found, isFlat) = (arguments[0], true)
    }
    self.found = found
    aspect = isShape ? (isFlat ? .count : .shape) : (isFlat ? .numbers : .value)
  }

  /// Whether two parts of one layer are held against each other, which says nothing of how one of
  /// them was made.
  var isOfOneLayer: Bool {
    guard case .field(let base, _)? = found.root?.kind, case .name(let layer) = base.kind else {
      return false
    }
    return expected.names(layer)
  }

  private static func sides(
    of expression: Expression
  ) -> (BinaryOperator, Expression, Expression)? {
    switch expression.kind {
    case .binary(let operation, let left, let right) where operation.compares:
      // A distance below a bound is a comparison of the two that are apart.
      if operation == .less || operation == .lessOrEqual, right.isLiteral,
        case .call(.abs, let arguments) = left.kind, arguments.count == 1,
        case .binary(.subtract, let first, let second) = arguments[0].kind
      {
        return (.equal, first, second)
      }
      return (operation, left, right)
    case .call(.allclose, let arguments) where arguments.count >= 2:
      return (.equal, arguments[0], arguments[1])
    default: return nil
    }
  }
}

extension BinaryOperator {
  /// Whether it compares.
  fileprivate var compares: Bool {
    switch self {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: true
    case .add, .subtract, .multiply, .divide, .power, .matrixProduct: false
    }
  }

  /// The operator with its sides exchanged.
  fileprivate var turned: BinaryOperator {
    switch self {
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    case .equal, .notEqual, .add, .subtract, .multiply, .divide, .power, .matrixProduct: self
    }
  }
}

extension Lesson.Check {
  /// The one of the names whose value this check holds against something, and finds right.
  func nameFoundRight(of names: [String], in interpreter: Interpreter) -> String? {
    guard case .holds(let expression) = kind,
      let sides = CheckComparison(expression, names: names),
      sides.operation == .equal, sides.aspect == .value || sides.aspect == .numbers
    else { return nil }
    let own = names.filter(sides.found.names)
    return own.count == 1 && LessonRun.holds(expression, in: interpreter) ? own[0] : nil
  }
}
