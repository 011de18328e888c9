extension StatementSource {
  /// What is wrong with `input 28 28`, `input (1, 28, 28)` and the like: numbers that can only be a
  /// shape, but are not written as one.
  func misshapenInput(_ tokens: ArraySlice<Token>) -> SyntaxError? {
    let rest = tokens.dropFirst()
    guard tokens.first?.word == "input", let first = rest.first, let last = rest.last else {
      return nil
    }
    var extents: [Int] = []
    for token in rest {
      switch token.kind {
      case .number(_, let text):
        guard let extent = Int(text) else { return nil }
        extents.append(extent)
      case .extents(let more): extents += more
      case .word("x"), .word("X"), .word("by"), .symbol(.cross), .symbol(.star), .symbol(.comma),
        .symbol(.openParenthesis), .symbol(.openBracket), .symbol(.closeParenthesis),
        .symbol(.closeBracket):
        break
      default: return nil
      }
    }
    let meant = "input \(extents.map(String.init).joined(separator: "x"))"
    guard ForeignReading.isReadable(meant) else { return nil }
    return SyntaxError(
      problem: .badSize(written: text(rest), meant: meant),
      range: range(from: first.range, to: last.range))
  }
}
