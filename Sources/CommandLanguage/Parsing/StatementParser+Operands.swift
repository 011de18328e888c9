extension StatementParser {
  /// Reads a value with the fields and indices that touch it.
  mutating func parseOperand() throws(SyntaxError) -> MeasuredExpression {
    var operand = try parsePrimary()
    while current.isAdjacent {
      if current.isSymbol(.dot) {
        operand = try parseField(of: operand)
      } else if current.isSymbol(.openBracket) {
        operand = try parseIndex(of: operand)
      } else if current.isSymbol(.openParenthesis) {
        throw error(.unexpected("(", hint: "indices stand in [ ]; only functions take ( )"))
      } else {
        break
      }
    }
    return operand
  }

  private mutating func parsePrimary() throws(SyntaxError) -> MeasuredExpression {
    let kind = argument
    argument = nil
    expect(kind.map { .argument($0, command: "") } ?? .value)
    let token = current
    switch token.kind {
    case .number(let value, let text):
      advance()
      return try measured(.number(value), at: token.range, above: 0, digits: text)
    case .word("nan"):
      advance()
      return try measured(.number(.nan), at: token.range, above: 0)
    case .word("inf"):
      advance()
      return try measured(.number(.infinity), at: token.range, above: 0)
    case .word(let word):
      advance()
      if current.isSymbol(.openParenthesis), current.isAdjacent {
        return try parseCall(of: word, at: token.range)
      }
      if let function = Vocabulary.callable(word), !Vocabulary.values.contains(word) {
        throw missingArguments(of: function, at: token)
      }
      mark(.name(word), at: token.range)
      return try measured(.name(word), at: token.range, above: 0)
    case .symbol(.openParenthesis): return try parseParenthesised()
    case .symbol(.openBracket): return try parseList()
    case .extents(let extents):
      let commas = extents.map(String.init).joined(separator: ", ")
      throw error(
        .unexpected(text(token), hint: "a shape in an expression is written [\(commas)]"))
    case .quoted:
      throw error(.unexpected(text(token), hint: "only a file's name stands in quotes"))
    case .end: throw error(.missingValue(after: previous.map(text)))
    default: throw error(.unexpected(text(token), hint: Self.hint(token, previous: previous)))
    }
  }

  private static func hint(_ token: Token, previous: Token?) -> String? {
    if token.isSymbol(.star), previous?.isSymbol(.star) == true { return "a power is written x^2" }
    return nil
  }

  private func missingArguments(of function: FunctionSpecification, at token: Token) -> SyntaxError
  {
    if current.isSymbol(.openParenthesis) {
      return error(.unexpected("(", hint: "no space before it: \(function.signature)"))
    }
    return SyntaxError(
      problem: .functionWithoutArguments(function.name, signature: function.signature),
      range: token.range)
  }

  private mutating func parseParenthesised() throws(SyntaxError) -> MeasuredExpression {
    let start = advance().range
    notes?.brackets.append(.init(function: nil))
    let inner = try parseMeasured()
    let end = try close(.closeParenthesis)
    _ = notes?.brackets.popLast()
    return MeasuredExpression(
      expression: inner.expression.bracketed(at: source.range(from: start, to: end)),
      depth: inner.depth)
  }

  private mutating func parseList() throws(SyntaxError) -> MeasuredExpression {
    let start = advance().range
    notes?.brackets.append(.init(function: nil))
    let (elements, depth, end) = try parseElements(until: .closeBracket)
    _ = notes?.brackets.popLast()
    return try measured(.list(elements), at: source.range(from: start, to: end), above: depth)
  }

  private mutating func parseCall(
    of word: String, at start: SourceRange
  ) throws(SyntaxError) -> MeasuredExpression {
    guard let function = Vocabulary.callable(word) else {
      throw SyntaxError(
        problem: .unknownFunction(word, nearest: Vocabulary.nearestFunction(to: word)),
        range: start)
    }
    mark(.function, at: start)
    advance()
    notes?.brackets.append(.init(function: function))
    let (arguments, depth, end) = try parseElements(
      until: .closeParenthesis, kinds: function.kinds)
    _ = notes?.brackets.popLast()
    let range = source.range(from: start, to: end)
    guard function.arguments.contains(arguments.count) else {
      throw SyntaxError(
        problem: .wrongArgumentCount(
          word, given: arguments.count, signature: function.signature), range: range)
    }
    return try measured(.call(function.function, arguments), at: range, above: depth)
  }

  /// Reads values between commas and the bracket that closes them; one comma may end them.
  private mutating func parseElements(
    until closing: Symbol, kinds: [ParameterKind] = []
  ) throws(SyntaxError) -> (elements: [Expression], depth: Int, end: SourceRange) {
    var elements: [Expression] = []
    var depth = 0
    while !current.isSymbol(closing) {
      argument = elements.count < kinds.count ? kinds[elements.count] : nil
      let element = try parseMeasured()
      elements.append(element.expression)
      notes?.count(elements.count)
      depth = max(depth, element.depth)
      guard take(.comma) else { break }
    }
    return (elements, depth, try close(closing))
  }

  private mutating func close(_ closing: Symbol) throws(SyntaxError) -> SourceRange {
    let token = current
    guard take(closing) else {
      let value = token.word != nil || token.symbol?.opens == true
      let number = if case .number = token.kind { true } else { false }
      let hint = value || number ? "a comma or an operator is missing before it" : nil
      throw error(.unexpected(text(token), hint: hint))
    }
    return token.range
  }

  // MARK: Fields and indices

  private mutating func parseField(
    of base: MeasuredExpression
  ) throws(SyntaxError) -> MeasuredExpression {
    advance()
    expect(.field(of: base.expression))
    guard case .word(let word) = current.kind, current.isAdjacent else {
      throw isAtEnd
        ? error(.missingValue(after: "."))
        : error(.unexpected(text(current), hint: "a field follows the dot, as in conv1.weight"))
    }
    guard let field = Field(rawValue: word) else {
      throw error(.unknownField(word, nearest: Vocabulary.nearestField(to: word)))
    }
    mark(.field(field, of: base.expression.written))
    let range = source.range(from: base.expression.range, to: advance().range)
    return try measured(.field(base.expression, field.meant), at: range, above: base.depth)
  }

  private mutating func parseIndex(
    of base: MeasuredExpression
  ) throws(SyntaxError) -> MeasuredExpression {
    advance()
    notes?.brackets.append(.init(function: nil))
    var subscripts: [Subscript] = []
    var depth = base.depth
    while !current.isSymbol(.closeBracket) {
      let (entry, entryDepth) = try parseSubscript()
      subscripts.append(entry)
      depth = max(depth, entryDepth)
      guard take(.comma) else { break }
    }
    if subscripts.isEmpty {
      throw error(.unexpected("]", hint: "an index stands between the brackets, as in x[0]"))
    }
    let range = source.range(from: base.expression.range, to: try close(.closeBracket))
    _ = notes?.brackets.popLast()
    return try measured(.index(base.expression, subscripts), at: range, above: depth)
  }

  private mutating func parseSubscript() throws(SyntaxError) -> (Subscript, depth: Int) {
    let start = current.range
    let from = current.isSymbol(.colon) ? nil : try parseMeasured()
    guard current.isSymbol(.colon) else {
      if let from { return (.position(from.expression), from.depth) }
      throw error(.missingValue(after: "["))
    }
    var end = advance().range
    var (to, step): (MeasuredExpression?, MeasuredExpression?)
    if !isSliceSideMissing {
      let side = try parseMeasured()
      (to, end) = (side, side.expression.range)
    }
    if current.isSymbol(.colon) {
      end = advance().range
      if !isSliceSideMissing {
        let side = try parseMeasured()
        (step, end) = (side, side.expression.range)
      }
    }
    if current.isSymbol(.colon) {
      throw error(.unexpected(":", hint: "a slice is from:to or from:to:step"))
    }
    let slice = Subscript.slice(
      from: from?.expression, to: to?.expression, step: step?.expression,
      range: source.range(from: start, to: end))
    return (slice, max(from?.depth ?? 0, to?.depth ?? 0, step?.depth ?? 0))
  }

  /// Whether nothing stands between a slice's colon and what follows it.
  private var isSliceSideMissing: Bool {
    current.isSymbol(.colon) || current.isSymbol(.comma) || current.isSymbol(.closeBracket)
  }

  /// What is wrong where a statement should end behind an expression.
  func unexpected(after expression: Expression) -> SyntaxError {
    let written = text(current)
    if current.symbol?.opens == true {
      return error(.unexpected(written, hint: "an address has no space inside"))
    }
    if current.isSymbol(.dot) {
      return error(.unexpected(written, hint: "an address has no space inside"))
    }
    if current.symbol?.assignment != nil {
      return error(.unexpected(written, hint: "values are compared with =="))
    }
    if written == ",", case .number = expression.kind {
      return error(
        .unexpected(written, hint: "a decimal has a point, 2.1; a list has brackets, [2, 1]"))
    }
    return error(.unexpected(written, hint: nil))
  }
}
