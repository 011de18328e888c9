/// Reads a statement that could not be read as one of ours for words of PyTorch, Keras and NumPy.
///
/// It goes once over the tokens, as a writer: what is ours is kept, what is known to be foreign is
/// written as Gradus writes it, with the arguments that were given. What comes out is offered only
/// where it can be read.
struct ForeignReading {
  /// A foreign word that was met.
  struct Hit {
    /// The token that names it.
    let token: Token
    /// Whether it has an owner, a value or arguments, so that it can hardly be anything else.
    let isPlain: Bool
    let answer: ForeignAnswer
  }

  /// A stretch of the statement, written anew.
  struct Piece {
    var text: String
    /// Whether it is a whole command, which stands for the whole statement.
    var isCommand = false
    /// Whether anything in it could not be translated.
    var isBroken = false
  }

  /// Python's truth as an option has it.
  private static let flags = ["True": "on", "False": "off"]

  /// A statement of more tokens is not looked through.
  private static let mostTokens = 256

  let tokens: [Token]
  let source: StatementSource
  var position = 0
  var hits: [Hit] = []
  /// The command that the statement comes to, where it comes to one.
  var command: String?

  init(_ tokens: ArraySlice<Token>, source: StatementSource) {
    self.tokens = Array(tokens)
    self.source = source
  }

  // MARK: The statement

  /// What is wrong, in the place of `error`, where a foreign word is the reason.
  mutating func problem(in error: SyntaxError) -> SyntaxError? {
    // What is longer is no line that anybody brought from PyTorch, and would take its square in time.
    guard tokens.count <= Self.mostTokens else { return nil }
    if let statement = statementAnswer() { return statement }
    let whole = sequence(until: nil)
    // `from` is a command of ours, and `from torch import nn` is Python all the same.
    let known = hits.filter {
      !$0.isPlain || error.problem.mayBeForeign || $0.token.word == "import"
        || isAssigned($0.token)
    }
    .sorted {
      ($0.token.range.line, $0.token.range.column) < ($1.token.range.line, $1.token.range.column)
    }
    guard
      let hit = known.first(where: { $0.token.range.begins(error.range) })
        ?? known.first(where: { !$0.isPlain })
        ?? known.first(where: { $0.token.range == tokens.first?.range })
    else { return ownCommandCalled(instead: error) }
    var answer = hit.answer
    if hit.isPlain {
      // What a word of our own is, the command itself says.
      if answer.isOwn, error.problem.isAboutOwnWords || error.problem.isAboutOptions { return nil }
      // A word of ours in other letters, as `Adam`, is only mistyped.
      let near = error.problem.suggestion
      if near?.lowercased() == hit.token.word?.lowercased() { return nil }
      // So is one that the command itself has a word for.
      if let near, answer.suggestion?.hasSuffix(" " + near) == true { return nil }
      // Where one of a command's own words belongs, an expression would be no answer.
      if error.problem.isAboutOwnWords, !answer.isMissing {
        let word = answer.suggestion?.prefix { $0.isLetter || $0 == "-" }
        guard let word, Vocabulary.command(String(word)) != nil else { return nil }
      }
      answer = reworded(answer, at: hit.token)
    } else {
      for text in [command, Self.withLet(whole.text), whole.text] {
        guard !answer.isMissing, let text, !whole.isBroken || text == command else { continue }
        if Self.isReadable(text) {
          answer = answer.suggesting(text)
          break
        }
      }
    }
    if let suggestion = answer.suggestion, suggestion.contains(" ") || suggestion.contains("("),
      !Self.isReadable(suggestion)
    {
      answer = answer.suggesting(nil)
    }
    return SyntaxError(
      problem: .foreignWord(answer, code: error.problem.code), range: hit.token.range)
  }

  /// Whether the statement gives the word a value, as Python gives an argument: `padding='same'`.
  private func isAssigned(_ token: Token) -> Bool {
    tokens.count > 2 && token == tokens[0] && tokens[1].isSymbol(.assign)
  }

  /// The answer with the whole statement, where another word in a word's place is all it needs:
  /// `conv 8 3x3 padding=1`.
  private func reworded(_ answer: ForeignAnswer, at token: Token) -> ForeignAnswer {
    let instead = token.word.flatMap { ForeignWords.lines(for: $0).first { $0.form == .bare } }?
      .instead
    guard var word = instead, !word.contains("{"), tokens.first != token else { return answer }
    // `init kaiming` has the command of `init he` already.
    if let command = tokens.first?.word, word.hasPrefix(command + " ") {
      word.removeFirst(command.count + 1)
    }
    var text = ""
    for other in tokens where !other.isSymbol(.assign) {
      if !text.isEmpty, !other.isAdjacent || text.last != " " { text += " " }
      text += other == token ? word : Self.flags[source.text([other])] ?? source.text([other])
    }
    return Self.isReadable(text) ? answer.suggesting(text) : answer
  }

  /// The answer to a word written like a command, `lr 0.01`, with the words behind it.
  private func statementAnswer() -> SyntaxError? {
    guard let (word, end) = hyphenated(), Vocabulary.command(word) == nil,
      Vocabulary.callable(word) == nil
    else { return nil }
    let range = source.range(from: tokens[0].range, to: tokens[end - 1].range)
    let written = source.text(tokens[..<end])
    let rest = Array(tokens[end...])
    guard rest.first?.symbol?.assignment == nil,
      rest.first?.symbol?.continuesExpression != true || rest.first?.isAdjacent == false
    else { return nil }
    let lines = ForeignWords.lines(for: word)
    var answer: ForeignAnswer?
    for line in lines {
      guard case .statement(let pattern) = line.form, let instead = line.instead,
        let arguments = Self.match(pattern, Self.words(rest, source: source)),
        let filled = ForeignTemplate(text: instead).filled(arguments)
      else { continue }
      answer = ForeignWords.answer(line, written: written, translated: filled.text)
      break
    }
    // A colon at the end begins a block of Python: `class Net(nn.Module):`.
    let inner =
      rest.last?.isSymbol(.colon) == true
      ? nil : InnerWord(word, followedBy: source.text(rest[...])).flatMap { $0.isOwn ? $0 : nil }
    // Of a word of our own as well, what stands behind it counts, or nothing foreign is meant.
    if answer == nil, inner == nil { answer = ForeignWords.answer(to: word)?.written(written) }
    guard var answer else { return nil }
    if let inner { answer = answer.adding(inner) }
    // `conv2d 8 3x3` is written with another word alone.
    if let first = answer.suggestion, Vocabulary.command(first) != nil, !rest.isEmpty {
      let text = first + " " + source.text(rest[...])
      if Self.isReadable(text) { answer = answer.suggesting(text) }
    }
    return SyntaxError(
      problem: .foreignWord(answer, code: "unknown-command"), range: range)
  }

  /// The statement's first word, with what hyphens join to it, `_` for each hyphen.
  private func hyphenated() -> (word: String, end: Int)? {
    guard var word = tokens.first?.word else { return nil }
    var best = (word, 1)
    var index = 1
    while index + 1 < tokens.count, tokens[index].isSymbol(.minus), tokens[index].isAdjacent,
      tokens[index + 1].isAdjacent, let next = tokens[index + 1].word
    {
      word += "_" + next
      index += 2
      if ForeignWords.answer(to: word) != nil { best = (word, index) }
    }
    return best
  }

  /// The words behind a command, cut at white space and commas, without brackets around them all.
  private static func words(_ tokens: [Token], source: StatementSource) -> [ForeignArgument] {
    var groups: [[Token]] = []
    for token in tokens where !token.isSymbol(.comma) && !token.isSymbol(.assign) {
      if token.isAdjacent, !groups.isEmpty {
        groups[groups.count - 1].append(token)
      } else {
        groups.append([token])
      }
    }
    return groups.map { ForeignArgument(text: source.text($0[...])) }
  }

  private static func match(
    _ pattern: [String], _ words: [ForeignArgument]
  ) -> [String: ForeignArgument]? {
    guard pattern.count == words.count else { return nil }
    var arguments: [String: ForeignArgument] = [:]
    for (name, word) in zip(pattern, words) {
      if name == name.lowercased() {
        guard word.text == name else { return nil }
      } else {
        arguments[name] = word
      }
    }
    return arguments
  }

  /// Whether a text can be read as a statement.
  static func isReadable(_ text: String) -> Bool {
    var lexer = Lexer()
    let line = SourceLine(text, number: 1)
    guard (try? lexer.scan(line)) != nil, lexer.open.isEmpty, !lexer.tokens.isEmpty else {
      return false
    }
    var rest = lexer.tokens[...]
    while !rest.isEmpty {
      let statement = rest.prefix { !$0.isSymbol(.semicolon) }
      var parser = StatementParser(statement, source: StatementSource(lines: [line]))
      guard (try? parser.parse()) != nil else { return false }
      rest = rest.dropFirst(statement.count + 1)
    }
    return true
  }

  /// The text with `let` before it, where it gives a value to a name that is none yet.
  private static func withLet(_ text: String) -> String? {
    let name = text.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    let rest = text.dropFirst(name.count).drop { $0 == " " }
    guard rest.first == "=", rest.dropFirst().first != "=",
      Vocabulary.reservedMeaning(String(name), for: .value) == nil,
      !Vocabulary.isLayerName(String(name))
    else { return nil }
    return "let \(text)"
  }
}

extension ForeignAnswer {
  /// The same with something else to type.
  func suggesting(_ suggestion: String?) -> ForeignAnswer {
    ForeignAnswer(
      written: written, suggestion: suggestion, isMissing: isMissing, misplaced: misplaced,
      notes: suggestion?.contains(" ") == true || suggestion?.contains("(") == true
        ? notes.filter { !$0.hasPrefix("it is written: ") } : notes)
  }

  /// The same with what the word is in commands of our own.
  package func adding(_ inner: InnerWord) -> ForeignAnswer {
    let isWhole = suggestion?.contains(" ") == true
    return ForeignAnswer(
      written: written, suggestion: isWhole ? suggestion : inner.suggestion, isMissing: false,
      misplaced: .command,
      notes: notes.filter { !$0.hasPrefix("it is written: ") } + inner.notes
        + (isWhole ? inner.suggestion.map { ["it is written: \($0)"] } ?? [] : []))
  }

  /// The same for a word that was written otherwise.
  func written(_ written: String) -> ForeignAnswer {
    ForeignAnswer(
      written: written, suggestion: suggestion, isMissing: isMissing, misplaced: misplaced,
      notes: notes)
  }

  /// The same for a word of ours that is called as a function.
  func calledAsFunction() -> ForeignAnswer {
    ForeignAnswer(
      written: written, suggestion: suggestion, isMissing: isMissing, misplaced: .function,
      notes: notes.isEmpty ? Vocabulary.places(of: written) : notes)
  }
}

extension SyntaxProblem {
  /// Whether it stands where a command's own words belong: a choice, or the first of them.
  fileprivate var isAboutOwnWords: Bool {
    switch self {
    case .unknownChoice: true
    case .unknownOption(_, let command, _, _, _):
      // One without options has nothing else to write there.
      Vocabulary.command(command).map { specification in
        specification.options.isEmpty
          && specification.parameters.contains {
            if case .choice = $0.kind { true } else { false }
          }
      } ?? false
    default: false
    }
  }

  /// Whether it stands where a command's options belong.
  fileprivate var isAboutOptions: Bool {
    if case .unknownOption = self { true } else { false }
  }

  /// Whether a word that it is about may be one of another library: a word that is not known.
  fileprivate var mayBeForeign: Bool {
    switch self {
    case .unknownCommand, .unknownFunction, .unknownField, .unknownOption, .unknownChoice: true
    default: false
    }
  }
}

extension SourceRange {
  /// Whether another range begins where this one does.
  fileprivate func begins(_ other: SourceRange) -> Bool {
    line == other.line && column == other.column
  }
}
