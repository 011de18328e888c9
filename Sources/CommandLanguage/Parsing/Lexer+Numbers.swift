extension Lexer {
  /// Reads a number, `3 .5 1e-05`, or extents, `3x3`.
  mutating func scanNumber() {
    let start = offset
    skipDigits()
    if isExtentsCross(code()), CharacterCode.isDigit(code(1)) { return scanExtents(from: start) }
    if code() == UInt8(ascii: ".") {
      offset += 1
      skipDigits()
    }
    skipExponent()
    let rest = offset
    while offset < line.count, CharacterCode.isWordPart(code()) || code() == UInt8(ascii: ".") {
      offset += 1
    }
    // The minus of an exponent may be the sign that our screens print.
    let text = asciiMinus(line.text(start..<offset))
    guard offset == rest, let value = Double(text) else {
      return add(.malformed(.malformedNumber(text)), from: start)
    }
    add(.number(value, text: text), from: start)
  }

  private mutating func skipDigits() {
    while offset < line.count, CharacterCode.isDigit(code()) { offset += 1 }
  }

  private mutating func skipExponent() {
    guard code() | 0x20 == UInt8(ascii: "e") else { return }
    let signed = [UInt8(ascii: "+"), UInt8(ascii: "-"), CharacterCode.minus].contains(code(1))
    guard CharacterCode.isDigit(code(signed ? 2 : 1)) else { return }
    offset += signed ? 2 : 1
    skipDigits()
  }

  private func asciiMinus(_ text: String) -> String {
    text.utf8.allSatisfy { $0 < 0x80 }
      ? text : String(text.map { $0 == "\u{2212}" ? "-" : $0 })
  }

  private func isExtentsCross(_ code: UInt8) -> Bool { code == UInt8(ascii: "x") }

  /// Reads on after the first extent; `×` is left to the parser, for it multiplies, too.
  private mutating func scanExtents(from start: Int) {
    var extents = [Int(line.text(start..<offset))]
    while isExtentsCross(code()), CharacterCode.isDigit(code(1)) {
      offset += 1
      let digits = offset
      skipDigits()
      extents.append(Int(line.text(digits..<offset)))
    }
    let rest = offset
    while offset < line.count,
      CharacterCode.isWordPart(code())
        || (code() == UInt8(ascii: ".") && CharacterCode.isDigit(code(1)))
    {
      offset += 1
    }
    let known = extents.compactMap { $0 }
    guard offset == rest, known.count == extents.count else {
      return add(.malformed(.malformedNumber(line.text(start..<offset))), from: start)
    }
    add(.extents(known), from: start)
  }
}
