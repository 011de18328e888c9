/// What a terminal answers to the question for its background's colour, told apart from what is typed.
struct BackgroundAnswer {
  /// What was not an answer, in its order.
  private(set) var others: [UInt8] = []
  /// Whether the background is light, once that is known.
  private(set) var isLight: Bool?
  /// Whether the terminal has answered all that it will.
  private(set) var isComplete = false

  private var sequence: [UInt8] = []

  /// The beginnings of the answers: of a colour, and of what the terminal is.
  private static let colour = Array("\u{1B}]11;".utf8)
  private static let kind = Array("\u{1B}[?".utf8)
  /// No answer is longer.
  private static let longest = 128

  /// Takes a byte that came from the terminal.
  mutating func feed(_ byte: UInt8) {
    guard !isComplete else { return others.append(byte) }
    sequence.append(byte)
    if sequence.starts(with: Self.colour) {
      let isEnd = byte == 0x07 || sequence.suffix(2) == [0x1B, UInt8(ascii: "\\")]
      if isEnd {
        isLight = Self.isLight(sequence.dropFirst(Self.colour.count))
        sequence = []
      }
    } else if sequence.starts(with: Self.kind) {
      if byte == UInt8(ascii: "c") {
        isComplete = true
        sequence = []
      } else if !(byte == UInt8(ascii: ";") || byte == UInt8(ascii: "?") || isDigit(byte)),
        sequence.count > Self.kind.count
      {
        giveUp()
      }
    } else if !Self.colour.starts(with: sequence), !Self.kind.starts(with: sequence) {
      giveUp()
    }
    if sequence.count > Self.longest { giveUp() }
  }

  private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// What was taken for an answer is none; its last byte may begin one.
  private mutating func giveUp() {
    let last = sequence.last == 0x1B && sequence.count > 1 ? [sequence.removeLast()] : []
    others += sequence
    sequence = last
  }

  /// Whether `rgb:RRRR/GGGG/BBBB`, of one to four digits each, looks light.
  private static func isLight(_ answer: ArraySlice<UInt8>) -> Bool? {
    let text = String(decoding: answer, as: UTF8.self)
    guard let colon = text.firstIndex(of: ":") else { return nil }
    let parts = text[text.index(after: colon)...].split(separator: "/").map { part in
      part.prefix { $0.isHexDigit }
    }
    guard parts.count >= 3 else { return nil }
    let levels = parts.prefix(3).compactMap { part -> Double? in
      guard let value = Int(part, radix: 16), (1...4).contains(part.count) else { return nil }
      return Double(value) / Double((1 << (4 * part.count)) - 1)
    }
    guard levels.count == 3 else { return nil }
    // How bright the eye finds each.
    return 0.299 * levels[0] + 0.587 * levels[1] + 0.114 * levels[2] > 0.5
  }
}
