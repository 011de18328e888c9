/// The lines that tokens came from: makes statements, texts and ranges of them.
struct StatementSource: Sendable {
  /// The lines, numbered without a gap.
  let lines: [SourceLine]

  /// The line of that number.
  func line(_ number: Int) -> SourceLine? {
    let index = number - (lines.first?.number ?? 0)
    return lines.indices.contains(index) ? lines[index] : nil
  }

  /// The statement that these tokens say.
  func statement(_ tokens: ArraySlice<Token>) -> SourceStatement {
    var parser = StatementParser(tokens, source: self)
    let range = statementRange(tokens)
    let text = self.text(tokens)
    let result: Result<Statement, Diagnostic>
    do {
      result = .success(Statement(kind: try parser.parse(), text: text, range: range))
    } catch {
      var foreign = ForeignReading(tokens, source: self)
      let told = misshapenInput(tokens) ?? foreign.problem(in: error) ?? error
      result = .failure(told.problem.diagnostic(at: told.range))
    }
    return SourceStatement(result: result, text: text, range: range, lines: touched(by: tokens))
  }

  /// A statement that could not even be cut into tokens to its end.
  func failure(_ error: SyntaxError, tokens: ArraySlice<Token>) -> SourceStatement {
    let start = tokens.first?.range ?? error.range
    var text = ""
    for line in lines where line.number >= start.line {
      if line.number > start.line { text += "\n" }
      let from = line.number == start.line ? min(start.column - 1, line.codeCount) : 0
      text += line.trimmedText(from: from, to: line.codeCount)
    }
    let length = text.prefix { $0 != "\n" }.count
    return SourceStatement(
      result: .failure(error.problem.diagnostic(at: error.range)), text: text,
      range: SourceRange(line: start.line, column: start.column, length: length), lines: lines)
  }

  /// From the start of one range to the end of another, or of the first one's line.
  func range(from first: SourceRange, to last: SourceRange) -> SourceRange {
    if first.line == last.line {
      return SourceRange(
        line: first.line, column: first.column, length: max(first.length, last.end - first.column))
    }
    let end = line(first.line)?.codeCount ?? 0
    return SourceRange(
      line: first.line, column: first.column, length: max(first.length, end + 1 - first.column))
  }

  private func statementRange(_ tokens: ArraySlice<Token>) -> SourceRange {
    guard let first = tokens.first, let last = tokens.last else {
      return SourceRange(line: lines.first?.number ?? 1, column: 1, length: 0)
    }
    return range(from: first.range, to: last.range)
  }

  /// The text of tokens as it was written, without comments.
  func text(_ tokens: ArraySlice<Token>) -> String {
    guard let first = tokens.first?.range, let last = tokens.last?.range else { return "" }
    if first.line == last.line {
      return line(first.line)?.text((first.column - 1)..<(last.end - 1)) ?? ""
    }
    let inner = (first.line...last.line).map { number -> String in
      guard let line = line(number) else { return "" }
      let start = number == first.line ? first.column - 1 : 0
      let end = number == last.line ? last.end - 1 : line.codeCount
      return line.trimmedText(from: start, to: max(start, end))
    }
    return inner.joined(separator: "\n")
  }

  private func touched(by tokens: ArraySlice<Token>) -> [SourceLine] {
    guard let first = tokens.first?.range.line, let last = tokens.last?.range.line else {
      return []
    }
    return (first...last).compactMap(line)
  }
}
