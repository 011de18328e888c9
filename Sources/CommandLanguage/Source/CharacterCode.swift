/// What a character is to the lexer, in one byte: its ASCII code, or a class beyond ASCII.
enum CharacterCode {
  /// A character beyond ASCII that stands in no word.
  static let other: UInt8 = 0x80
  /// The multiplication sign `×`.
  static let cross: UInt8 = 0x81
  /// The minus sign `−`.
  static let minus: UInt8 = 0x82
  /// A letter beyond ASCII.
  static let letter: UInt8 = 0x83
  /// White space beyond ASCII.
  static let space: UInt8 = 0x84
  /// The comparison `≤`.
  static let lessOrEqual: UInt8 = 0x85
  /// The comparison `≥`.
  static let greaterOrEqual: UInt8 = 0x86
  /// The comparison `≠`.
  static let notEqual: UInt8 = 0x87

  /// The code of a character.
  static func of(_ character: Character) -> UInt8 {
    if character == "\r\n" { return space }
    if let ascii = character.asciiValue { return ascii }
    switch character {
    case "\u{D7}": return cross
    case "\u{2212}", "\u{2013}": return minus
    // What screens print for a product, and what word processors make of signs.
    case "\u{22C5}", "\u{B7}", "\u{2219}", "\u{2217}": return UInt8(ascii: "*")
    case "\u{F7}", "\u{2215}": return UInt8(ascii: "/")
    case "\u{201C}", "\u{201D}", "\u{201E}": return UInt8(ascii: "\"")
    case "\u{2264}": return lessOrEqual
    case "\u{2265}": return greaterOrEqual
    case "\u{2260}": return notEqual
    default:
      if character.isWhitespace { return space }
      return character.isLetter ? letter : other
    }
  }

  /// Whether it separates words.
  static func isSpace(_ code: UInt8) -> Bool {
    code == 0x20 || (code >= 0x09 && code <= 0x0D) || code == space
  }

  /// Whether it is one of `0`…`9`.
  static func isDigit(_ code: UInt8) -> Bool { code >= 0x30 && code <= 0x39 }

  /// Whether a word may start with it.
  static func isLetter(_ code: UInt8) -> Bool {
    (code | 0x20 >= 0x61 && code | 0x20 <= 0x7A && code < 0x80) || code == 0x5F || code == letter
  }

  /// Whether a word may go on with it.
  static func isWordPart(_ code: UInt8) -> Bool { isLetter(code) || isDigit(code) }

  /// Whether it is a control character that is not white space.
  static func isControl(_ code: UInt8) -> Bool {
    code == 0x7F || (code < 0x20 && !isSpace(code))
  }
}
