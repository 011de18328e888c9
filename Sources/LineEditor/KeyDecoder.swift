import CReadline

/// Recognises a key by the bytes that a terminal sends for it.
enum KeyDecoder {
  /// How long (in ms) the rest of an escape sequence may take; Escape alone has none.
  static let escapeTime: Int32 = 50

  /// Recognises the key that starts with `first`, asking for more bytes with the time to wait.
  ///
  /// A negative byte means that none came.
  static func key(startingWith first: UInt8, next: (Int32) -> Int32) -> Key {
    switch first {
    case 0x03: .interrupt
    case 0x04: .endOfInput
    case 0x07: .controlG
    case 0x09: .tab
    case 0x0A, 0x0D: .enter
    case 0x0C: .redraw
    case 0x08, 0x7F: .backspace
    case 0x1B: escapeSequence(next: next)
    case 0x20..<0x7F: .character(Character(Unicode.Scalar(first)))
    case 0xC2...0xF4: multiByteCharacter(startingWith: first, next: next)
    default: .unknown
    }
  }

  private static func escapeSequence(next: (Int32) -> Int32) -> Key {
    let introducer = next(escapeTime)
    if introducer < 0 { return .escape }
    if introducer == UInt8(ascii: "]") { return command(next: next) }
    guard introducer == UInt8(ascii: "[") || introducer == UInt8(ascii: "O") else {
      return .unknown
    }
    var parameters = ""
    // A sequence is at most a few bytes long; whatever is longer is not one.
    for _ in 0..<16 {
      guard let byte = UInt8(exactly: next(escapeTime)) else { return .unknown }
      if (0x40...0x7E).contains(byte) { return named(byte, parameters: parameters) }
      parameters.unicodeScalars.append(Unicode.Scalar(byte))
    }
    return .unknown
  }

  /// An answer of the terminal's to a question, which comes late: it is dropped.
  private static func command(next: (Int32) -> Int32) -> Key {
    var before: UInt8 = 0
    for _ in 0..<128 {
      guard let byte = UInt8(exactly: next(escapeTime)) else { break }
      if byte == 0x07 || (before == 0x1B && byte == UInt8(ascii: "\\")) { break }
      before = byte
    }
    return .unknown
  }

  private static func named(_ last: UInt8, parameters: String) -> Key {
    switch (last, parameters.prefix { $0 != ";" }) {
    case (UInt8(ascii: "A"), _): .up
    case (UInt8(ascii: "B"), _): .down
    case (UInt8(ascii: "C"), _): .right
    case (UInt8(ascii: "D"), _): .left
    case (UInt8(ascii: "H"), _), (UInt8(ascii: "~"), "1"), (UInt8(ascii: "~"), "7"): .home
    case (UInt8(ascii: "F"), _), (UInt8(ascii: "~"), "4"), (UInt8(ascii: "~"), "8"): .end
    case (UInt8(ascii: "~"), "5"): .pageUp
    case (UInt8(ascii: "~"), "6"): .pageDown
    case (UInt8(ascii: "M"), _): .enter
    default: .unknown
    }
  }

  private static func multiByteCharacter(
    startingWith first: UInt8, next: (Int32) -> Int32
  ) -> Key {
    let following = first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3
    var bytes = [first]
    for _ in 0..<following {
      guard let byte = UInt8(exactly: next(escapeTime)) else { return .unknown }
      bytes.append(byte)
    }
    guard let text = String(validating: bytes, as: UTF8.self), let character = text.first else {
      return .unknown
    }
    return .character(character)
  }
}
