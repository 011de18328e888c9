/// A line as it is being typed: what each of its parts is, and what may follow.
///
/// The lexer and the parser that will read the line say so themselves, so that it is shown as it will
/// be understood.
package struct LineReading: Sendable {
  /// The parts that are something, in order; operators, brackets and blanks are nothing.
  package private(set) var parts: [LinePart] = []
  /// What may follow at the line's end, as in a line of usage; empty where nothing may, or where that
  /// is not known.
  package private(set) var usage = ""

  private let line: SourceLine
  private let names: CompletionNames
  private let cursor: Int
  private let textBeforeCursor: String
  private let reader: SourceReader?
  /// Whether all names that exist are known: a statement before this one may have made some.
  private var knowsNames = true

  /// Reads a line.
  ///
  /// A word that means nothing is `unknown`, unless the cursor touches its end and it is the beginning
  /// of one that may stand there.
  ///
  /// - Parameters:
  ///   - text: the whole line.
  ///   - cursor: the cursor's place in it, in UTF-8 bytes.
  ///   - reader: the reader that waits for more, where the line goes on a statement.
  ///   - names: the names that exist.
  /// - Complexity: O(*n*) for a line of *n* characters.
  package init(
    of text: String, cursor: Int, continuing reader: SourceReader? = nil, names: CompletionNames
  ) {
    let number = (reader?.lineNumber ?? 0) + 1
    line = SourceLine(text, number: number)
    textBeforeCursor = String(decoding: text.utf8.prefix(cursor), as: UTF8.self)
    self.cursor = textBeforeCursor.count
    (self.names, self.reader) = (names, reader)
    read()
  }

  private mutating func read() {
    var lexer = reader?.lexer ?? Lexer()
    var failure: SyntaxError?
    do throws(SyntaxError) {
      try lexer.scan(line)
    } catch {
      failure = error
    }
    let source = StatementSource(lines: (reader?.pendingLines ?? []) + [line])
    let pieces = lexer.tokens.split(
      omittingEmptySubsequences: false, whereSeparator: { $0.isSymbol(.semicolon) })
    for (index, tokens) in pieces.enumerated() {
      read(tokens, source, isLast: index == pieces.count - 1, isCut: failure != nil)
    }
    if let failure { add(.unknown, failure.range) }
    if let start = lexer.commentStart {
      addPart(.comment, start..<line.count)
      usage = ""
    }
    parts.sort { $0.bytes.lowerBound < $1.bytes.lowerBound }
  }

  private mutating func read(
    _ tokens: ArraySlice<Token>, _ source: StatementSource, isLast: Bool, isCut: Bool
  ) {
    var parser = StatementParser(tokens, source: source, isUnfinished: isLast)
    parser.notes = ParsingNotes()
    var problem: SyntaxError?
    var statement: Statement.Kind?
    do throws(SyntaxError) {
      statement = try parser.parse()
    } catch {
      problem = error
    }
    guard let notes = parser.notes else { return }
    let isUnfinished = problem.map { isAtEnd($0, tokens) } ?? true
    // Of a bracket that cannot be mended the lexer has told, and what is still typed is not wrong.
    if let range = problem?.range, isLast && isCut || mayGoOn(range) { problem = nil }
    var roles: [SourceRange: ParsingNotes.Role] = [:]
    for mark in notes.marks { roles[mark.range] = mark.role }
    var previous: Token?
    for token in tokens {
      defer { previous = token }
      guard token.range.line == line.number else { continue }
      let part: LinePart.Kind? =
        isWrong(token, problem)
        ? .unknown : roles[token.range].map(kind(of:)) ?? plain(token, previous)
      if let part { add(part, token.range) }
    }
    if case .command(let call)? = statement { knowsNames = knowsNames && call.command.keepsNames }
    if isLast, !isCut, line.count == cursor, isUnfinished {
      usage = LineUsage(notes, tokens, touchesEnd: tokens.last?.range.end == line.count + 1).text
    }
  }

  // MARK: Parts

  /// What a token is by its role.
  private func kind(of role: ParsingNotes.Role) -> LinePart.Kind {
    switch role {
    case .command: .command
    case .option: .option
    case .newName: .name
    case .function: .function
    case .text: .text
    case .name(let name): exists(name) ? .name : .unknown
    case .example(let name): names.examples.contains { $0.name == name } ? .text : .unknown
    case .field(let field, let layer): has(layer, field) ? .field : .unknown
    }
  }

  private func exists(_ name: String) -> Bool { !knowsNames || isKnown(name) }

  private func isKnown(_ name: String) -> Bool {
    Vocabulary.values.contains(name) || Vocabulary.isConstant(name)
      || names.layers.contains { $0.name == name } || names.variables.contains { $0.name == name }
  }

  private func has(_ layer: String?, _ field: Field) -> Bool {
    guard knowsNames, let fields = layer.flatMap({ names.fieldsByLayer[$0] }) else { return true }
    return fields.contains(field.meant.rawValue) || field == .gradient
  }

  /// What a token is by itself, where the parser did not come to it.
  private func plain(_ token: Token, _ previous: Token?) -> LinePart.Kind? {
    switch token.kind {
    case .number, .extents: .number
    case .quoted, .malformed(.unclosedQuote): .text
    case .malformed: .unknown
    case .word(let word):
      if previous?.isSymbol(.dot) == true {
        Vocabulary.field(word) == nil ? nil : .field
      } else if Vocabulary.isKeyword(word) {
        .option
      } else {
        isKnown(word) ? .name : nil
      }
    case .plain, .symbol, .end: nil
    }
  }

  private func isWrong(_ token: Token, _ problem: SyntaxError?) -> Bool {
    guard let range = problem?.range, range.line == line.number, range.length > 0 else {
      return false
    }
    return token.range.column >= range.column && token.range.end <= range.end
  }

  /// Whether a statement is only not complete yet.
  private func isAtEnd(_ problem: SyntaxError, _ tokens: ArraySlice<Token>) -> Bool {
    guard let last = tokens.last?.range else { return true }
    return problem.range.line == last.line && problem.range.column >= last.end
  }

  private mutating func add(_ kind: LinePart.Kind, _ range: SourceRange) {
    guard range.line == line.number, range.length > 0 else { return }
    if kind == .unknown, mayGoOn(range) { return }
    addPart(kind, range.column - 1..<min(range.end - 1, line.count))
  }

  /// Whether the cursor touches the end of something that may be the beginning of something known.
  private func mayGoOn(_ range: SourceRange) -> Bool {
    guard range.line == line.number, range.length > 0 else { return false }
    let word = line.text(range)
    if word.first?.isNumber == true {
      // The sign of an exponent belongs to it: 1e-
      let isSigned = word.hasSuffix("e") || word.hasSuffix("E")
      let sign = textBeforeCursor.hasSuffix("-") || textBeforeCursor.hasSuffix("+")
      return range.end - 1 == cursor || (isSigned && sign && range.end == cursor)
    }
    guard range.end - 1 == cursor else { return false }
    let completion = Completion(of: textBeforeCursor, continuing: reader, names: names)
    return !completion.prefix.isEmpty && !completion.candidates.isEmpty
  }

  private mutating func addPart(_ kind: LinePart.Kind, _ characters: Range<Int>) {
    parts.append(LinePart(kind, line.utf8Offsets(characters)))
  }
}

extension Command {
  /// Whether all names are the same behind it as before.
  fileprivate var keepsNames: Bool {
    switch self {
    case .view, .stepping, .exercise: true
    case .layer, .change, .session, .lesson: false
    }
  }
}
