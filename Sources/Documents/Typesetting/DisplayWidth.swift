/// How many columns of a terminal a text takes.
///
/// Ideographs, full-width forms and emoji take two, combining marks none. A cluster of several
/// scalars takes as much as its widest; terminals differ there, and none can be asked.
enum DisplayWidth {
  /// The columns of a string.
  static func of(_ string: String) -> Int {
    let bytes = string.utf8
    if bytes.allSatisfy({ $0 < 0x80 }) { return bytes.count }
    var count = 0
    for scalar in string.unicodeScalars {
      guard standsAlone(scalar) else { return string.reduce(0) { $0 + of($1) } }
      count += 1
    }
    return count
  }

  /// Whether a scalar is known to take one column, whatever stands beside it; so are most signs of
  /// the screens, and to find the clusters of a text takes long.
  private static func standsAlone(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // Latin, Greek; dashes, quotes, dots; superscripts; arrows and operators; boxes and blocks.
    case 0x20..<0x300, 0x391...0x3C9, 0x2010...0x2027, 0x2070...0x2094, 0x2190...0x2319,
      0x2500...0x25FC:
      true
    default: false
    }
  }

  /// The columns of a character.
  static func of(_ character: Character) -> Int {
    if character.isASCII { return 1 }
    var width = 0
    for scalar in character.unicodeScalars {
      width = max(width, scalar.value == emojiSelector ? 2 : of(scalar))
    }
    return width
  }

  /// The columns of a scalar that stands alone.
  static func of(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return 1 }
    if wideRanges.contains(where: { $0.contains(scalar.value) }) { return 2 }
    let properties = scalar.properties
    if properties.isEmojiPresentation { return 2 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return hangulVowels.contains(scalar.value) ? 0 : 1
    }
  }

  private static let emojiSelector: UInt32 = 0xFE0F
  private static let hangulVowels: ClosedRange<UInt32> = 0x1160...0x11FF
  /// Unicode's East Asian width W and F, but for the emoji.
  private static let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x3029, 0x302E...0x303E, 0x3041...0x3098,
    0x309B...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19,
    0xFE30...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DF2, 0x1AFF0...0x1B2FB,
    0x1D300...0x1D376, 0x1F200...0x1F265, 0x20000...0x3FFFD,
  ]
}
