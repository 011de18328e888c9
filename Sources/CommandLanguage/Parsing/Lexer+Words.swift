extension Lexer {
  /// Reads a word; a `-` or `−` joins where the whole is a listed word, as `cross-entropy`.
  mutating func scanWord() {
    let start = offset
    skipWord()
    var word = line.text(start..<offset)
    if let joined = hyphenated(word, from: start) {
      word = joined.word
      offset = joined.end
    }
    add(.word(word), from: start)
  }

  private mutating func skipWord() {
    while offset < line.count, CharacterCode.isWordPart(code()) { offset += 1 }
  }

  /// The longest listed word that starts with `first` and goes on with hyphens.
  private func hyphenated(_ first: String, from start: Int) -> (word: String, end: Int)? {
    guard isHyphen(code()), Vocabulary.hyphenatedBeginnings.contains(first) else { return nil }
    var word = first
    var end = offset
    var best: (word: String, end: Int)?
    while end < line.count, isHyphen(line.codes[end]),
      end - start < Vocabulary.longestHyphenatedWord
    {
      var next = end + 1
      while next < line.count, CharacterCode.isWordPart(line.codes[next]) { next += 1 }
      guard next > end + 1 else { break }
      word += "-" + line.text((end + 1)..<next)
      end = next
      if Vocabulary.hyphenatedWords.contains(word) { best = (word, end) }
    }
    return best
  }

  private func isHyphen(_ code: UInt8) -> Bool {
    code == UInt8(ascii: "-") || code == CharacterCode.minus
  }

  /// Reads a word up to white space, `;` or `#`, or a text in quotes, for a command that takes
  /// files or topics.
  mutating func scanPlainWord(_ first: UInt8) {
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") { return scanQuoted(first) }
    let start = offset
    while offset < line.count, !endsPlainWord(code()) {
      if let problem = controlProblem(at: offset) {
        offset += 1
        return add(.malformed(problem), from: start)
      }
      offset += 1
    }
    add(.plain(line.text(start..<offset)), from: start)
  }

  private func endsPlainWord(_ code: UInt8) -> Bool {
    CharacterCode.isSpace(code) || code == UInt8(ascii: ";") || code == UInt8(ascii: "#")
  }

  /// Why a character may not stand even in a file's name.
  private func controlProblem(at offset: Int) -> SyntaxProblem? {
    let code = line.codes[offset]
    if CharacterCode.isControl(code) { return problem(at: offset) }
    guard code == CharacterCode.other, case .notUTF8 = problem(at: offset) else { return nil }
    return .notUTF8
  }

  /// Reads a text in quotes; a backslash stands before a quote or a backslash that is meant.
  mutating func scanQuoted(_ quote: UInt8) {
    let start = offset
    var text = ""
    var wrong: SyntaxProblem?
    offset += 1
    var from = offset
    while offset < line.count, code() != quote {
      wrong = wrong ?? controlProblem(at: offset)
      if code() == UInt8(ascii: "\\"), code(1) == quote || code(1) == UInt8(ascii: "\\") {
        text += line.text(from..<offset)
        offset += 1
        from = offset
      }
      offset += 1
    }
    offset = min(offset, line.count)
    text += line.text(from..<offset)
    guard offset < line.count else { return add(.malformed(.unclosedQuote), from: start) }
    offset += 1
    add(wrong.map(Token.Kind.malformed) ?? .quoted(text), from: start)
  }
}

extension Lexer {
  /// Reads an operator, bracket or separator; `nil` and nothing read where there is none.
  mutating func scanSymbol(_ first: UInt8) -> Symbol? {
    let second = code(1)
    if second == UInt8(ascii: "="), let symbol = Self.withEquals(first) {
      offset += 2
      return symbol
    }
    guard let symbol = Self.single(first) else { return nil }
    offset += 1
    return symbol
  }

  private static func withEquals(_ first: UInt8) -> Symbol? {
    switch first {
    case UInt8(ascii: "="): return .equal
    case UInt8(ascii: "!"): return .notEqual
    case UInt8(ascii: "<"): return .lessOrEqual
    case UInt8(ascii: ">"): return .greaterOrEqual
    case UInt8(ascii: "+"): return .plusAssign
    case UInt8(ascii: "-"), CharacterCode.minus: return .minusAssign
    case UInt8(ascii: "*"), CharacterCode.cross: return .starAssign
    default: return nil
    }
  }

  private static func single(_ code: UInt8) -> Symbol? {
    switch code {
    case UInt8(ascii: "+"): return .plus
    case UInt8(ascii: "-"), CharacterCode.minus: return .minus
    case UInt8(ascii: "*"): return .star
    case CharacterCode.cross: return .cross
    case UInt8(ascii: "/"): return .slash
    case UInt8(ascii: "^"): return .caret
    case CharacterCode.lessOrEqual: return .lessOrEqual
    case CharacterCode.greaterOrEqual: return .greaterOrEqual
    case CharacterCode.notEqual: return .notEqual
    case UInt8(ascii: "@"): return .at
    case UInt8(ascii: "<"): return .less
    case UInt8(ascii: ">"): return .greater
    case UInt8(ascii: "="): return .assign
    case UInt8(ascii: ","): return .comma
    case UInt8(ascii: ":"): return .colon
    case UInt8(ascii: "."): return .dot
    case UInt8(ascii: "("): return .openParenthesis
    case UInt8(ascii: ")"): return .closeParenthesis
    case UInt8(ascii: "["): return .openBracket
    case UInt8(ascii: "]"): return .closeBracket
    case UInt8(ascii: ";"): return .semicolon
    default: return nil
    }
  }
}
