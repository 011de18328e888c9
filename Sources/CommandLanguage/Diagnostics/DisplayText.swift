/// How text appears in a terminal's columns, with nothing in it that could steer the terminal.
package enum DisplayText {
  /// Whether a character could steer the terminal or turn the text around.
  static func isUnsafe(_ character: Character) -> Bool {
    character.unicodeScalars.contains { scalar in
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator, .surrogate: return true
      // Format characters join emoji; those that turn the direction of text do harm.
      case .format: return scalar.value != 0x200D && scalar.value != 0xFEFF
      default: return false
      }
    }
  }

  /// A character as it is shown: a tab as spaces, a control character as `?`.
  static func shown(_ character: Character) -> String {
    if character == "\t" { return "    " }
    return isUnsafe(character) ? "?" : String(character)
  }

  /// How many columns a shown character takes: 2 for wide ones, 0 for marks without a base.
  static func width(_ character: Character) -> Int {
    if character == "\t" { return 4 }
    guard let first = character.unicodeScalars.first, !isUnsafe(character) else { return 1 }
    if character.isASCII { return 1 }
    let properties = first.properties
    if character.unicodeScalars.contains("\u{FE0F}") || properties.isEmojiPresentation { return 2 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return isWide(first.value) ? 2 : 1
    }
  }

  /// East Asian wide and full-width characters.
  private static func isWide(_ value: UInt32) -> Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF,
      0x1B000...0x1B2FF, 0x20000...0x3FFFD:
      return true
    default: return false
    }
  }

  /// A sentence in which what somebody typed may be any text: overlong words are shown by their two
  /// ends, and so is the whole where it is still too long.
  package static func shortened(_ text: String) -> String {
    guard text.utf8.count > longestWord else { return text }
    let words = text.split(separator: " ", omittingEmptySubsequences: false).map {
      ends(of: $0, beyond: longestWord, keeping: 70, and: 40)
    }
    return ends(of: words.joined(separator: " ")[...], beyond: 1000, keeping: 600, and: 300)
  }

  private static let longestWord = 120

  private static func ends(
    of text: Substring, beyond longest: Int, keeping first: Int, and last: Int
  ) -> String {
    guard text.utf8.count > longest, text.count > longest else { return String(text) }
    return "\(text.prefix(first))...\(text.suffix(last))"
  }

  /// Text with control characters made harmless.
  package static func harmless(_ text: String) -> String {
    text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
      ? text : text.map(shown).joined()
  }
}
