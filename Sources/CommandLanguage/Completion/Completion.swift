/// What may come next on a line.
package struct Completion: Equatable, Sendable {
  /// The end of the line that a candidate replaces: the beginning of a word, or nothing.
  package let prefix: String
  /// The words that may stand here and start with the prefix, in the order in which to show them.
  package private(set) var candidates: [CompletionCandidate]
  /// The files that may be meant, of whose name ``prefix`` is the beginning, if any are.
  package let files: FileKind?

  /// Which files may stand somewhere.
  package enum FileKind: Equatable, Sendable {
    /// Any file, and nothing else.
    case any
    /// Lessons, besides the candidates.
    case lessons
  }

  /// Whether nothing but a file's name is meant.
  package var expectsFile: Bool { files == .any }

  /// Whether a single candidate is followed by a space: what follows an address, a name, a field or
  /// `(` touches it.
  package var appendsSpace: Bool { candidates.allSatisfy { $0.following == .word } }

  /// Nothing to offer.
  static let none = Completion(prefix: "", candidates: [], files: nil)

  /// What may come next.
  ///
  /// The parser itself reads the line and notes what it looked for at its end, so that nothing is
  /// offered that would not be read. Nothing is offered in a comment, nor in quotes where no file
  /// is meant.
  ///
  /// - Parameters:
  ///   - line: the line up to the cursor.
  ///   - rest: the line from the cursor on.
  ///   - reader: the reader that waits for more, where the line goes on a statement.
  ///   - names: the names that exist.
  ///   - folded: a text with the same letter for all those that are taken for one another.
  ///   - goesFurther: whether, where no word begins with the prefix, those are offered that do so in
  ///     other letters, and then those of which it is a part.
  package init(
    of line: String, before rest: String = "", continuing reader: SourceReader? = nil,
    names: CompletionNames, folded: (String) -> String = { $0 }, goesFurther: Bool = false
  ) {
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
    let names = names.behind(
      lexer.tokens[..<tokens.startIndex], StatementSource(lines: lines))
    let prefix = Self.takePrefix(of: source, from: &tokens)
    guard let prefix else {
      self = .none
      return
    }
    var parser = StatementParser(tokens, source: StatementSource(lines: lines), isUnfinished: true)
    _ = try? parser.parse()
    var found = Self.none
    for fit in goesFurther ? WordFit.allCases : [.beginning] {
      found =
        fit == .beginning
        ? Completion(parser.expectations, prefix: prefix, names: names, folded: folded, fit: fit)
        : Completion(
          parser.expectations, prefix: prefix, names: names, folded: { $0.lowercased() }, fit: fit)
      if !found.candidates.isEmpty || found.files != nil { break }
    }
    found.leaveOut(what: rest)
    self = found.files != nil || !isQuoted ? found : .none
  }

  private init(prefix: String, candidates: [CompletionCandidate], files: FileKind?) {
    self.prefix = prefix
    self.candidates = candidates
    self.files = files
  }

  private init(
    _ expectations: [Expectation], prefix: String, names: CompletionNames,
    folded: (String) -> String, fit: WordFit
  ) {
    var prefix = prefix
    var all: [CompletionCandidate] = []
    for expectation in expectations {
      let words = expectation.candidates(names, after: prefix)
      if case .field(let base) = expectation,
        let layer = names.layer(meantBy: base, folded: folded)
      {
        // The layer's name was typed in other letters: it is put right, too.
        all = Expectation.fields(of: layer, names).map { field in
          CompletionCandidate("\(layer).\(field.name)", field.summary, following: .more)
        }
        prefix = "\(base.written ?? layer).\(prefix)"
        break
      }
      all += words
    }
    var places: [String: Int] = [:]
    var candidates: [CompletionCandidate] = []
    for candidate in all where fit.fits(prefix, candidate.name, folded: folded) {
      guard let place = places[candidate.name] else {
        places[candidate.name] = candidates.count
        candidates.append(candidate)
        continue
      }
      // What has several meanings is followed by what any of them allows.
      if candidate.following == .more { candidates[place].following = .more }
    }
    self.init(
      prefix: prefix, candidates: candidates, files: expectations.compactMap(\.files).first)
  }

  /// Drops from the candidates' ends what already stands behind the cursor: `.` or `(`.
  private mutating func leaveOut(what rest: String) {
    guard let next = rest.first, next == "." || next == "(" else { return }
    for place in candidates.indices where candidates[place].name.last == next {
      candidates[place].name.removeLast()
    }
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
