/// How operators bind, from loose to tight.
private enum Precedence: Int {
  case comparison, sum, product, sign, power

  init(_ operation: BinaryOperator) {
    switch operation {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: self = .comparison
    case .add, .subtract: self = .sum
    case .multiply, .divide, .matrixProduct: self = .product
    case .power: self = .power
    }
  }
}

/// An operator that waits for what stands to its right.
private enum Waiting {
  case sign(SourceRange)
  case binary(BinaryOperator)

  var precedence: Precedence {
    switch self {
    case .sign: return .sign
    case .binary(let operation): return Precedence(operation)
    }
  }
}

/// An expression and how deep its tree is.
struct MeasuredExpression {
  let expression: Expression
  let depth: Int
}

extension StatementParser {
  /// How deep an expression's tree may be.
  ///
  /// Whatever walks the tree (evaluation, comparison, freeing it) recurses this deep at most. A tree
  /// of this depth is freed in 128 KiB of stack and compared in 2 MiB, both in a debug build; of the
  /// usual 8 MiB, evaluation may spend 8 KiB on each level.
  static let deepestExpression = 1000

  /// Reads an expression.
  mutating func parseExpression() throws(SyntaxError) -> Expression {
    try parseMeasured().expression
  }

  /// Reads an expression by two stacks, of operands and of operators that wait.
  mutating func parseMeasured() throws(SyntaxError) -> MeasuredExpression {
    var operands: [MeasuredExpression] = []
    var waiting: [Waiting] = []
    while true {
      try readSigns(into: &waiting)
      operands.append(try parseOperand())
      guard let operation = current.symbol?.binaryOperator else { break }
      let precedence = Precedence(operation)
      while let top = waiting.last, top.precedence.rawValue >= precedence.rawValue {
        if top.precedence == .power, precedence == .power { break }
        if top.precedence == .comparison, precedence == .comparison {
          throw error(.chainedComparison)
        }
        try reduce(&operands, &waiting)
      }
      try push(.binary(operation), on: &waiting)
      advance()
    }
    while !waiting.isEmpty { try reduce(&operands, &waiting) }
    return operands[0]
  }

  private mutating func readSigns(into waiting: inout [Waiting]) throws(SyntaxError) {
    while let symbol = current.symbol, symbol == .minus || symbol == .plus {
      if symbol == .minus { try push(.sign(current.range), on: &waiting) }
      advance()
    }
  }

  private func push(_ operation: Waiting, on waiting: inout [Waiting]) throws(SyntaxError) {
    if waiting.count >= Self.deepestExpression { throw tooDeep(current.range) }
    waiting.append(operation)
  }

  private func tooDeep(_ range: SourceRange) -> SyntaxError {
    SyntaxError(problem: .expressionTooDeep(limit: Self.deepestExpression), range: range)
  }

  /// Joins the last operands by the operator that waits on top.
  private func reduce(
    _ operands: inout [MeasuredExpression], _ waiting: inout [Waiting]
  ) throws(SyntaxError) {
    let right = operands.removeLast()
    switch waiting.removeLast() {
    case .sign(let sign):
      let range = source.range(from: sign, to: right.expression.range)
      operands.append(
        try measured(.negate(right.expression), at: range, above: right.depth))
    case .binary(let operation):
      let left = operands.removeLast()
      let range = source.range(from: left.expression.range, to: right.expression.range)
      operands.append(
        try measured(
          .binary(operation, left.expression, right.expression), at: range,
          above: max(left.depth, right.depth)))
    }
  }

  /// An expression one deeper than what it is made of.
  func measured(
    _ kind: Expression.Kind, at range: SourceRange, above depth: Int, digits: String? = nil
  ) throws(SyntaxError) -> MeasuredExpression {
    if depth >= Self.deepestExpression { throw tooDeep(range) }
    return MeasuredExpression(
      expression: Expression(kind, at: range, digits: digits), depth: depth + 1)
  }
}

extension Expression {
  /// Whether it is a name with fields and indices.
  var isAssignable: Bool {
    var part = self
    while true {
      switch part.kind {
      case .name: return true
      case .field(let base, _), .index(let base, _): part = base
      default: return false
      }
    }
  }
}
