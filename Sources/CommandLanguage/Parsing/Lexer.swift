/// Cuts lines into tokens, and keeps what is open from one line to the next.
///
/// Each line is scanned once, however many lines a bracket spans. A character that means nothing
/// becomes a token of its own, so that only its statement fails; a bracket that cannot be mended
/// ends the scan.
struct Lexer: Sendable {
  /// How deep brackets may nest.
  static let deepestNesting = 64

  /// The tokens so far; statements are separated by `.semicolon`.
  private(set) var tokens: [Token] = []
  /// The opening brackets that are still open.
  private(set) var open: [Token] = []
  /// Where the last line's comment starts, if it has one.
  private(set) var commentStart: Int?
  /// The offset behind the last character scanned in the line.
  var offset = 0
  /// The line that is scanned.
  var line: SourceLine
  /// The end of the token before, or `nil` at the line's start.
  private var previousEnd: Int?

  /// Makes a lexer with nothing read.
  init() { line = SourceLine("", number: 0) }

  /// The tokens of the statement that is not ended yet.
  var statementTokens: ArraySlice<Token> {
    let start = tokens.lastIndex { $0.isSymbol(.semicolon) }.map { $0 + 1 } ?? 0
    return tokens[start...]
  }

  /// The code at `offset` and further on, 0x0A beyond the end.
  func code(_ ahead: Int = 0) -> UInt8 {
    let index = offset + ahead
    return index < line.codes.count ? line.codes[index] : 0x0A
  }

  /// Reads a line's tokens.
  mutating func scan(_ line: SourceLine) throws(SyntaxError) {
    self.line = line
    offset = 0
    previousEnd = nil
    commentStart = nil
    var plainWords = 0
    var fileKeywords: [String: Int] = [:]
    while offset < line.count {
      let first = code()
      if CharacterCode.isSpace(first) {
        offset += 1
      } else if first == UInt8(ascii: "#") {
        commentStart = offset
        return
      } else if plainWords > 0, first != UInt8(ascii: ";") {
        scanPlainWord(first)
        plainWords -= 1
      } else {
        let starts = isAtStatementStart
        try scanToken(first)
        if starts || first == UInt8(ascii: ";") {
          let specification = lastWord.flatMap(Vocabulary.command)
          plainWords = specification?.plainWordCount ?? 0
          fileKeywords = specification?.fileKeywords ?? [:]
        } else if let count = lastWord.flatMap({ fileKeywords[$0] }) {
          plainWords = count
        }
      }
    }
  }

  /// Whether the next token starts a statement.
  private var isAtStatementStart: Bool { tokens.last.map { $0.isSymbol(.semicolon) } ?? true }

  private var lastWord: String? {
    guard case .word(let word)? = tokens.last?.kind else { return nil }
    return word
  }

  /// Adds a token from `start` to the present offset.
  mutating func add(_ kind: Token.Kind, from start: Int) {
    let range = SourceRange(line: line.number, column: start + 1, length: offset - start)
    tokens.append(Token(kind: kind, range: range, isAdjacent: previousEnd == start))
    previousEnd = offset
  }

  /// Whether the token before touches the present offset and ends a value.
  var followsValue: Bool {
    guard previousEnd == offset, let last = tokens.last else { return false }
    switch last.kind {
    case .word, .number: return true
    case .symbol(let symbol): return symbol.closes
    default: return false
    }
  }

  private mutating func scanToken(_ first: UInt8) throws(SyntaxError) {
    let start = offset
    if CharacterCode.isLetter(first) {
      scanWord()
    } else if CharacterCode.isDigit(first)
      || (first == UInt8(ascii: ".") && CharacterCode.isDigit(code(1)) && !followsValue)
    {
      scanNumber()
    } else if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
      scanQuoted(first)
    } else if let symbol = scanSymbol(first) {
      try checkBrackets(symbol, from: start)
      add(.symbol(symbol), from: start)
      if symbol.opens, let token = tokens.last { open.append(token) }
    } else {
      offset += 1
      add(.malformed(problem(at: start)), from: start)
    }
  }

  /// What is wrong with a character that means nothing.
  func problem(at offset: Int) -> SyntaxProblem {
    let character = line.character(at: offset)
    if line.codes[offset] == 0 { return .nulCharacter }
    if line.isRepaired, character.unicodeScalars.first == "\u{FFFD}" { return .notUTF8 }
    return .unexpectedCharacter(character)
  }

  private mutating func checkBrackets(_ symbol: Symbol, from start: Int) throws(SyntaxError) {
    let range = SourceRange(line: line.number, column: start + 1, length: offset - start)
    if symbol.opens, open.count == Self.deepestNesting {
      throw SyntaxError(problem: .nestingTooDeep(limit: Self.deepestNesting), range: range)
    }
    if symbol == .semicolon, let opened = open.last, let bracket = opened.symbol {
      throw SyntaxError(
        problem: .separatorInBrackets(
          bracket.rawValue, openedIn: opened.range.line == line.number ? nil : opened.range.line),
        range: range)
    }
    guard symbol.closes else { return }
    let opened = open.last
    guard opened?.symbol?.closing == symbol else {
      throw SyntaxError(
        problem: .mismatchedBracket(
          symbol.rawValue, opened: opened?.symbol?.rawValue, line: opened?.range.line ?? 0,
          column: opened?.range.column ?? 0), range: range)
    }
    open.removeLast()
  }
}
