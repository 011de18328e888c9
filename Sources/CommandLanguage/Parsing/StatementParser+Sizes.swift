import NeuralNetwork

/// Sizes and shapes: `3`, `3x3`, `1x8x8`.
extension StatementParser {
  mutating func readSize(
    _ parameter: Parameter, of command: CommandSpecification
  ) throws(SyntaxError) -> Size {
    let token = current
    let extents = try readExtents(parameter, of: command)
    switch extents.count {
    case 1: return Size(square: extents[0])
    case 2: return Size(rows: extents[0], columns: extents[1])
    default:
      throw SyntaxError(
        problem: .wrongArgument(
          text(token), name: parameter.name, expected: parameter.kind.expected,
          command: command.word, usage: command.usage,
          hint: "a size has two extents, rows x columns"),
        range: token.range)
    }
  }

  /// Reads `3`, `3x3` or `1x8x8`, `×` between them also.
  mutating func readExtents(
    _ parameter: Parameter, of command: CommandSpecification
  ) throws(SyntaxError) -> [Int] {
    let start = current.range
    var extents = try readExtentsPart(parameter, of: command)
    while current.isSymbol(.cross), current.isAdjacent, next.isAdjacent, next.isWholeOrExtents {
      advance()
      extents += try readExtentsPart(parameter, of: command)
    }
    if let meant = meantSize(after: extents) {
      let written = source.text(tokens(from: start, through: meant.end))
      throw SyntaxError(
        problem: .badSize(written: written, meant: meant.text),
        range: source.range(from: start, to: meant.end.range))
    }
    return extents
  }

  mutating func readExtentsPart(
    _ parameter: Parameter, of command: CommandSpecification
  ) throws(SyntaxError) -> [Int] {
    switch current.kind {
    case .extents(let extents):
      advance()
      return extents
    case .number(_, let text):
      guard let extent = Int(text) else { throw missing(parameter, of: command) }
      advance()
      return [extent]
    case .symbol(.openParenthesis), .symbol(.openBracket):
      throw missing(parameter, of: command, hint: "a size is written 3x3, without brackets")
    case .malformed(.malformedNumber(let text)):
      let meant = String(text.map { $0 == "X" ? "x" : $0 })
      let lexed = meant.hasSuffix("x") ? meant + "3" : meant
      let parts = lexed.split(separator: "x", omittingEmptySubsequences: false)
      guard parts.count > 1, parts.allSatisfy({ Int($0) != nil }) else {
        throw missing(parameter, of: command)
      }
      throw SyntaxError(problem: .badSize(written: text, meant: lexed), range: current.range)
    default: throw missing(parameter, of: command)
    }
  }

  /// What `3 x 3`, `3*3`, `3,3` or `3 x3` was meant to be, read up to the first extent.
  private func meantSize(after extents: [Int]) -> (text: String, end: Token)? {
    let known = extents.map(String.init).joined(separator: "x")
    switch current.kind {
    case .word("x"), .symbol(.star), .symbol(.cross), .symbol(.comma):
      if case .number(_, let text) = next.kind { return ("\(known)x\(text)", next) }
      return (extents.count == 1 ? "\(known)x\(known)" : known, current)
    case .word(let word) where word.first == "x" && Int(word.dropFirst()) != nil:
      return (known + word, current)
    default: return nil
    }
  }
}

extension Token {
  /// Whether it is a number or extents.
  fileprivate var isWholeOrExtents: Bool {
    switch kind {
    case .number, .extents: return true
    default: return false
    }
  }
}
