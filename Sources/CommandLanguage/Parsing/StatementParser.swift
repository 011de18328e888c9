import NeuralNetwork

/// Reads one statement's tokens.
///
/// Nothing in it recurses but for brackets, which nest at most ``Lexer/deepestNesting`` deep, so no
/// input can exhaust the stack. Wherever something is looked for at the statement's end, it is noted
/// in ``expectations``: completion asks the parser itself what could come next.
struct StatementParser {
  /// What could have come where the statement ended.
  private(set) var expectations: [Expectation] = []
  /// What the next operand is as a function's argument, where that is not any value.
  var argument: ParameterKind?
  /// What is noted for who shows the line while it is typed; `nil` where nobody asks.
  var notes: ParsingNotes?
  /// The lines, to make ranges and texts.
  let source: StatementSource
  /// Whether the statement may go on where it ends, so that a bare `loss` may still be a command.
  private let isUnfinished: Bool
  private let tokens: ArraySlice<Token>
  private let end: Token
  private var position: Int

  /// Makes a parser of one statement's tokens, without separators.
  init(_ tokens: ArraySlice<Token>, source: StatementSource, isUnfinished: Bool = false) {
    self.isUnfinished = isUnfinished
    self.tokens = tokens
    self.source = source
    position = tokens.startIndex
    let last = tokens.last?.range ?? SourceRange(line: 1, column: 1, length: 0)
    end = Token(
      kind: .end, range: SourceRange(line: last.line, column: last.end, length: 0),
      isAdjacent: false)
  }

  /// The token that is read next.
  var current: Token { position < tokens.endIndex ? tokens[position] : end }

  /// The token behind the one that is read next.
  var next: Token { position + 1 < tokens.endIndex ? tokens[position + 1] : end }

  /// The token read last, if any was.
  var previous: Token? { position > tokens.startIndex ? tokens[position - 1] : nil }

  /// Whether all tokens are read.
  var isAtEnd: Bool { position >= tokens.endIndex }

  /// The tokens that are still to be read.
  var rest: ArraySlice<Token> { tokens[min(position, tokens.endIndex)...] }

  /// The tokens from the one at `start` through `end`.
  func tokens(from start: SourceRange, through end: Token) -> ArraySlice<Token> {
    guard let first = tokens.firstIndex(where: { $0.range == start }),
      let last = tokens.firstIndex(of: end), first <= last
    else { return [end] }
    return tokens[first...last]
  }

  /// Goes on to the next token.
  @discardableResult
  mutating func advance() -> Token {
    let token = current
    if position < tokens.endIndex { position += 1 }
    return token
  }

  /// Reads that symbol if it stands here.
  mutating func take(_ symbol: Symbol) -> Bool {
    guard current.isSymbol(symbol) else { return false }
    advance()
    return true
  }

  /// Notes what could come here, if the statement ends here.
  mutating func expect(_ expectation: @autoclosure () -> Expectation) {
    guard isAtEnd else { return }
    expectations.append(expectation())
    notes?.end()
  }

  /// Notes what the token that is read next, or another one, was read as.
  mutating func mark(_ role: @autoclosure () -> ParsingNotes.Role, at range: SourceRange? = nil) {
    guard notes != nil else { return }
    let (place, meaning) = (range ?? current.range, role())
    notes?.mark(place, meaning)
  }

  /// An error at the present token; one that means nothing says so itself.
  func error(_ problem: SyntaxProblem) -> SyntaxError {
    if case .malformed(let own) = current.kind {
      return SyntaxError(problem: own, range: current.range)
    }
    return SyntaxError(problem: problem, range: current.range)
  }

  /// A token's text as it was written.
  func text(_ token: Token) -> String { source.text([token]) }

  /// What begins at the present token, as who typed it sees it: a number with its sign, a literal to
  /// its last bracket, an address with all that touches it.
  var wholeWord: (text: String, range: SourceRange) {
    var depth = 0
    var end = position
    for (place, token) in zip(rest.indices, rest) {
      let follows =
        place == position || depth > 0
        || token.isAdjacent && (place == position + 1 && current.isSymbol(.minus) || token.touches)
      guard follows else { break }
      if token.symbol?.opens == true { depth += 1 }
      if token.symbol?.closes == true { depth -= 1 }
      end = place
      if depth < 0 { break }
    }
    if case .malformed = current.kind { end = position }
    guard position < tokens.endIndex else { return ("", current.range) }
    let whole = tokens[position...end]
    return (source.text(whole), source.range(from: current.range, to: tokens[end].range))
  }

  // MARK: Statements

  /// Reads the statement.
  mutating func parse() throws(SyntaxError) -> Statement.Kind {
    expect(.statement)
    if let word = current.word, !startsExpression(word) {
      guard let specification = Vocabulary.command(word) else {
        throw unknownCommand(word, rest.dropFirst())
      }
      return .command(try parseCommand(specification))
    }
    let expression = try parseExpression()
    guard let operation = current.symbol?.assignment else {
      if isAtEnd { return .expression(expression) }
      // `weights [1, 2]`: a list behind an option's word.
      if case .name(let word) = expression.kind, Vocabulary.isInner(word) {
        throw unknownCommand(word, rest).moved(to: expression.range)
      }
      throw unexpected(after: expression)
    }
    guard expression.isAssignable else {
      throw SyntaxError(problem: .notAssignable, range: expression.range)
    }
    advance()
    let value = try parseExpression()
    if !isAtEnd { throw unexpected(after: value) }
    return .assignment(target: expression, operation: operation, value: value)
  }

  /// Whether the statement's first word is a value and not a command.
  private func startsExpression(_ word: String) -> Bool {
    let continues = next.symbol?.continuesExpression ?? false
    if Vocabulary.command(word) != nil {
      guard Vocabulary.wordsThatAreAlsoValues.contains(word) else { return false }
      if continues { return true }
      return next.kind == .end && !isUnfinished && Vocabulary.values.contains(word)
    }
    return continues || next.kind == .end
  }

  private func unknownCommand(
    _ word: String, _ following: ArraySlice<Token>
  ) -> SyntaxError {
    if word == "target", !following.isEmpty {
      return error(.unexpected(text(next), hint: "a target is assigned: target = 1"))
        .moved(to: next.range)
    }
    let nearest = Vocabulary.nearestCommand(to: word)
    var inner = InnerWord(word, followedBy: source.text(following))
    // A word of our own is no mistyped neighbour; what usage calls a value is a weaker guess.
    if nearest != nil, inner?.isOwn == false { inner = nil }
    return error(
      .unknownCommand(word, nearest: inner == nil ? nearest : nil, inner: inner))
  }
}

extension SyntaxError {
  /// The same problem somewhere else.
  func moved(to range: SourceRange) -> SyntaxError { SyntaxError(problem: problem, range: range) }
}

extension Token {
  /// Whether it goes on an address that stands right before it.
  fileprivate var touches: Bool {
    switch kind {
    case .word, .number, .extents: true
    case .symbol(let symbol): symbol == .dot || symbol.opens
    case .plain, .quoted, .malformed, .end: false
    }
  }
}
