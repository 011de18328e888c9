/// One line of source text, ready to be scanned by character.
///
/// A line of ASCII alone, which nearly every line is, is never split into `Character`s.
struct SourceLine: Sendable {
  /// The longest line that is read, in bytes.
  static let longest = 1 << 20

  /// The line's number, counted from 1.
  let number: Int
  /// The text, without its line break.
  let text: String
  /// What each character is: its ASCII code, or one of the codes in ``CharacterCode``.
  let codes: [UInt8]
  /// The characters, empty where all are ASCII.
  private let characters: [Character]
  /// The number of characters before the comment.
  var codeCount: Int
  /// Whether the bytes were not UTF-8 and have been replaced by U+FFFD.
  let isRepaired: Bool

  /// Makes a line.
  init(_ text: String, number: Int, isRepaired: Bool = false) {
    self.number = number
    self.text = text
    self.isRepaired = isRepaired
    if text.utf8.allSatisfy({ $0 < 0x80 }) {
      codes = Array(text.utf8)
      characters = []
    } else {
      characters = Array(text)
      codes = characters.map(CharacterCode.of)
    }
    codeCount = codes.count
  }

  /// The number of characters.
  var count: Int { codes.count }

  /// Whether there is nothing but white space.
  var isBlank: Bool { codes.allSatisfy(CharacterCode.isSpace) }

  /// The character at an offset.
  func character(at offset: Int) -> Character {
    characters.isEmpty ? Character(Unicode.Scalar(codes[offset])) : characters[offset]
  }

  /// The text between two offsets.
  func text(_ offsets: Range<Int>) -> String {
    characters.isEmpty
      ? String(decoding: codes[offsets], as: UTF8.self) : String(characters[offsets])
  }

  /// The UTF-8 bytes that stand between two offsets.
  func utf8Offsets(_ offsets: Range<Int>) -> Range<Int> {
    guard !characters.isEmpty else { return offsets }
    let start = characters[..<offsets.lowerBound].reduce(0) { $0 + $1.utf8.count }
    return start..<characters[offsets].reduce(start) { $0 + $1.utf8.count }
  }

  /// The text from an offset to the end, without white space at its end.
  func trimmedText(from start: Int, to end: Int? = nil) -> String {
    var end = end ?? count
    while end > start, CharacterCode.isSpace(codes[end - 1]) { end -= 1 }
    return text(min(start, end)..<end)
  }
}
