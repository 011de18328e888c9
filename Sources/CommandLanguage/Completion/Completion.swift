/// What may come next on a line.
public struct Completion: Equatable, Sendable {
  /// The end of the line that a candidate replaces: the beginning of a word, or nothing.
  public let prefix: String
  /// The words that may stand here and start with the prefix, in the order in which to show them.
  public let candidates: [NamedWord]
  /// Whether a file's name is meant, of which ``prefix`` is the beginning.
  public let expectsFile: Bool

  /// Nothing to offer.
  static let none = Completion(prefix: "", candidates: [], expectsFile: false)

  /// What may come next.
  ///
  /// The parser itself reads the line and notes what it looked for at its end, so that nothing is
  /// offered that would not be read. Nothing is offered in a comment, nor in quotes where no file
  /// is meant.
  ///
  /// - Parameters:
  ///   - line: the line up to the cursor.
  ///   - reader: the reader that waits for more, where the line goes on a statement.
  ///   - names: the names that exist.
  public init(of line: String, continuing reader: SourceReader? = nil, names: CompletionNames) {
    var lexer = reader?.lexer ?? Lexer()
    let number = (reader?.lineNumber ?? 0) + 1
    let source = SourceLine(line, number: number)
    guard (try? lexer.scan(source)) != nil, lexer.commentStart == nil else {
      self = .none
      return
    }
    let isQuoted = lexer.tokens.last?.kind == .malformed(.unclosedQuote)
    let lines = (reader?.pendingLines ?? []) + [source]
    var tokens = lexer.statementTokens
    let prefix = Self.takePrefix(of: source, from: &tokens)
    guard let prefix else {
      self = .none
      return
    }
    var parser = StatementParser(tokens, source: StatementSource(lines: lines), isUnfinished: true)
    _ = try? parser.parse()
    let found = Completion(parser.expectations, prefix: prefix, names: names)
    self = found.expectsFile || !isQuoted ? found : .none
  }

  private init(prefix: String, candidates: [NamedWord], expectsFile: Bool) {
    self.prefix = prefix
    self.candidates = candidates
    self.expectsFile = expectsFile
  }

  private init(_ expectations: [Expectation], prefix: String, names: CompletionNames) {
    var seen: Set<String> = []
    let all = expectations.flatMap { $0.candidates(names) }
    self.init(
      prefix: prefix,
      candidates: all.filter { $0.name.hasPrefix(prefix) && seen.insert($0.name).inserted },
      expectsFile: expectations.contains { expectation in
        if case .argument(.file, _) = expectation { true } else { false }
      })
  }

  /// Takes the word that the cursor touches off the tokens; `nil` where nothing can be completed.
  private static func takePrefix(
    of line: SourceLine, from tokens: inout ArraySlice<Token>
  ) -> String? {
    guard let last = tokens.last, last.range.line == line.number,
      last.range.end == line.count + 1
    else { return "" }
    switch last.kind {
    case .word(let word):
      tokens.removeLast()
      return Self.hyphenatedPrefix(before: word, in: &tokens) ?? word
    case .plain(let word):
      tokens.removeLast()
      return word
    case .malformed(.unclosedQuote):
      tokens.removeLast()
      return line.text(last.range.column..<line.count)
    case .symbol(.minus):
      return Self.hyphenatedPrefix(before: nil, in: &tokens) ?? ""
    case .symbol: return ""
    case .number, .extents, .quoted, .malformed, .end: return nil
    }
  }

  /// The beginning of a listed word that has been cut at its hyphens: `cross-en`.
  private static func hyphenatedPrefix(
    before word: String?, in tokens: inout ArraySlice<Token>
  ) -> String? {
    guard let hyphen = tokens.last, hyphen.isSymbol(.minus), hyphen.isAdjacent,
      let first = tokens.dropLast().last, let beginning = first.word
    else { return nil }
    let prefix = beginning + "-" + (word ?? "")
    guard Vocabulary.hyphenatedWords.contains(where: { $0.hasPrefix(prefix) }) else { return nil }
    tokens.removeLast(2)
    return prefix
  }
}
