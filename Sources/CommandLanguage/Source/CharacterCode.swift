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

  /// The code of a character.
  static func of(_ character: Character) -> UInt8 {
    if character == "\r\n" { return space }
    if let ascii = character.asciiValue { return ascii }
    switch character {
    case "\u{D7}": return cross
    case "\u{2212}": return minus
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
