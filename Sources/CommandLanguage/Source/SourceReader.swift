/// Reads lines one after another and gives the statements on them.
///
/// The shell feeds it what is typed; ``ScriptParser`` feeds it a file. An unclosed bracket keeps
/// it waiting for more lines:
///
///     var reader = SourceReader()
///     reader.feed("let a = [1,")     // .needsMore
///     reader.feed("2]; print a")     // .statements of two
///
/// A line's statements come in order, bad ones among them: who runs them stops at the first bad
/// one, or goes on. What follows an error in brackets on its line is not read.
package struct SourceReader: Sendable {
  /// What became of a line.
  package enum Outcome: Sendable {
    /// The statements that are now complete; none for a blank line or a comment.
    case statements([SourceStatement])
    /// A bracket is open: the statement goes on with the next line.
    case needsMore
  }

  /// How many bytes the lines of one statement may have together.
  package static let longestStatement = 1 << 26

  /// The number of the last line that was read, counted from 1.
  package private(set) var lineNumber: Int
  var lexer = Lexer()
  private var lines: [SourceLine] = []
  private var bytes = 0

  /// The lines that wait for their bracket to be closed.
  var pendingLines: [SourceLine] { lines }

  /// Makes a reader whose first line has the number `firstLine`.
  package init(firstLine: Int = 1) { lineNumber = firstLine - 1 }

  /// Whether a bracket is open, so that the next line goes on.
  package var needsMore: Bool { !lexer.open.isEmpty }

  /// The lines that wait for their bracket to be closed, joined by line breaks.
  package var pendingText: String { lines.map(\.text).joined(separator: "\n") }

  /// Reads a line, which may end in its line break.
  package mutating func feed(_ line: String) -> Outcome {
    lineNumber += 1
    return read(SourceLine(Self.stripped(line, isFirst: lineNumber == 1), number: lineNumber))
  }

  /// Reads a line's bytes, which may not be UTF-8.
  package mutating func feed(bytes: some Collection<UInt8>) -> Outcome {
    if bytes.count <= SourceLine.longest + 2,
      let text = String(validating: bytes, as: UTF8.self)
    {
      return feed(text)
    }
    lineNumber += 1
    let text = String(decoding: bytes.prefix(SourceLine.longest + 1), as: UTF8.self)
    let line = Self.stripped(text, isFirst: lineNumber == 1)
    return read(SourceLine(line, number: lineNumber, isRepaired: true), bytes: bytes.count)
  }

  /// Forgets what is open, as Ctrl-C does.
  package mutating func cancel() { reset() }

  /// Ends the source: an open bracket is an error now.
  package mutating func finish() -> [SourceStatement] {
    needsMore ? closeWithError(.endOfInput) : []
  }

  private static func stripped(_ line: String, isFirst: Bool) -> String {
    var line = line[...]
    if isFirst, line.unicodeScalars.first == "\u{FEFF}" {
      line = Substring(line.unicodeScalars.dropFirst())
    }
    if let last = line.last, last == "\n" || last == "\r\n" { line.removeLast() }
    if line.last == "\r" { line.removeLast() }
    return String(line)
  }

  private mutating func read(_ line: SourceLine, bytes length: Int? = nil) -> Outcome {
    let length = length ?? line.text.utf8.count
    if length > SourceLine.longest { return .statements(refuse(line, bytes: length)) }
    if needsMore, line.isBlank { return .statements(closeWithError(.blankLine)) }
    lines.append(line)
    bytes += length
    do {
      try lexer.scan(line)
    } catch {
      return .statements(take(failing: error))
    }
    lines[lines.count - 1].codeCount = lexer.commentStart ?? line.count
    guard needsMore else { return .statements(take()) }
    if let error = unreadableByte(on: line) { return .statements(take(failing: error)) }
    if bytes <= Self.longestStatement { return .needsMore }
    return .statements(
      take(
        failing: SyntaxError(
          problem: .statementTooLong(limit: Self.longestStatement),
          range: SourceRange(line: line.number, column: 1, length: 0))))
  }

  /// A byte of a line that is no text, where the bracket that is open now came behind it.
  ///
  /// Among such bytes a bracket stands by accident: it must not take the lines behind it with it.
  private func unreadableByte(on line: SourceLine) -> SyntaxError? {
    guard let opened = lexer.open.last?.range, opened.line == line.number else { return nil }
    for token in lexer.tokens.reversed() {
      let range = token.range
      if token.isSymbol(.semicolon) || range.line < line.number { return nil }
      guard range.column < opened.column else { continue }
      switch token.kind {
      case .malformed(.notUTF8): return SyntaxError(problem: .notUTF8, range: range)
      case .malformed(.nulCharacter): return SyntaxError(problem: .nulCharacter, range: range)
      default: continue
      }
    }
    return nil
  }

  private mutating func refuse(_ line: SourceLine, bytes: Int) -> [SourceStatement] {
    let shown = SourceLine(String(line.text.prefix(60)), number: line.number)
    lines.append(shown)
    return take(
      failing: SyntaxError(
        problem: .lineTooLong(bytes: bytes, limit: SourceLine.longest),
        range: SourceRange(line: line.number, column: 1, length: 0)))
  }

  private mutating func closeWithError(_ ending: SyntaxProblem.Ending) -> [SourceStatement] {
    guard let bracket = lexer.open.last, let symbol = bracket.symbol else { return [] }
    return take(
      failing: SyntaxError(
        problem: .unclosedBracket(symbol.rawValue, ending), range: bracket.range))
  }

  private mutating func reset() {
    lexer = Lexer()
    lines = []
    bytes = 0
  }

  /// Gives all statements that were read; the last one fails with `error` if there is one.
  private mutating func take(failing error: SyntaxError? = nil) -> [SourceStatement] {
    let source = StatementSource(lines: lines)
    var statements: [SourceStatement] = []
    var pieces = lexer.tokens.split(
      omittingEmptySubsequences: false, whereSeparator: { $0.isSymbol(.semicolon) })
    let unfinished = error == nil ? nil : pieces.popLast()
    for piece in pieces where !piece.isEmpty { statements.append(source.statement(piece)) }
    if let error { statements.append(source.failure(error, tokens: unfinished ?? [])) }
    reset()
    return statements
  }
}
