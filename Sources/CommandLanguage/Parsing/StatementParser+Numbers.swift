import NeuralNetwork

/// Numbers, and places in tensors.
extension StatementParser {
  mutating func readInteger(
    _ parameter: Parameter, of command: CommandSpecification, atLeast bound: Int
  ) throws(SyntaxError) -> Int {
    let start = current.range
    let isNegative = current.isSymbol(.minus)
    let token = isNegative ? next : current
    guard let (number, text) = token.number, let magnitude = Int(text) ?? Int(exactly: number)
    else {
      if let (number, text) = token.number, number >= 0x1p63 {
        throw SyntaxError(
          problem: .tooLarge(text, name: parameter.name, command: command.word),
          range: token.range)
      }
      var hint: String?
      if case .extents = token.kind, command.parameters.contains(where: { $0.kind == .size }) {
        hint = "the number comes first, the size after it"
      }
      throw missing(parameter, of: command, hint: hint)
    }
    let value = isNegative ? -magnitude : magnitude
    guard value >= bound else {
      throw SyntaxError(
        problem: .outOfRange(
          (isNegative ? "-" : "") + text, name: parameter.name, command: command.word,
          atLeast: bound),
        range: source.range(from: start, to: token.range))
    }
    if isNegative { advance() }
    advance()
    return value
  }

  mutating func readNumber(
    _ parameter: Parameter, of command: CommandSpecification
  ) throws(SyntaxError) -> Double {
    let isNegative = current.isSymbol(.minus)
    let (start, token) = (current, isNegative ? next : current)
    let magnitude: Double
    if let number = token.number {
      magnitude = number.value
    } else if token.word == "nan" {
      magnitude = .nan
    } else if token.word == "inf" {
      magnitude = .infinity
    } else {
      throw missing(parameter, of: command)
    }
    // A setting that is not equal to itself, or not a number to reckon with, is none.
    guard magnitude.isFinite else {
      throw SyntaxError(
        problem: .wrongArgument(
          (isNegative ? "-" : "") + text(token), name: parameter.name,
          expected: parameter.kind.expected, command: command.word, usage: command.usage,
          hint: "nan and inf are values, not settings"),
        range: source.range(from: start.range, to: token.range))
    }
    if isNegative { advance() }
    advance()
    return isNegative ? -magnitude : magnitude
  }

  mutating func readPosition(
    _ parameter: Parameter, of command: CommandSpecification
  ) throws(SyntaxError) -> [Int] {
    let isBracketed = take(.openParenthesis)
    var positions: [Int] = []
    repeat {
      positions.append(try readInteger(parameter, of: command, atLeast: Int.min + 1))
    } while take(.comma)
    if isBracketed, !take(.closeParenthesis) { throw error(.unexpected(text(current), hint: nil)) }
    return positions
  }
}

extension Token {
  /// The number it is, and how it was written; where files are named, a number is a plain word.
  fileprivate var number: (value: Double, text: String)? {
    switch kind {
    case .number(let value, let text): return (value, text)
    case .plain(let text):
      let isNumber = text.utf8.allSatisfy { "0123456789.eE+-".utf8.contains($0) }
      return isNumber ? Double(text).map { ($0, text) } : nil
    case .word, .extents, .quoted, .symbol, .malformed, .end: return nil
    }
  }
}
