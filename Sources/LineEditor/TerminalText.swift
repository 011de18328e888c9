import CReadline

/// Measures and cuts text by the columns it takes on a terminal.
package enum TerminalText {
  /// The columns that a text takes; escape sequences take none.
  package static func width(_ text: String) -> Int {
    // Nearly everything is ASCII, of which each character takes one column.
    if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text.utf8.count }
    var total = 0
    forEachPart(of: text) { _, width in
      total += width
      return true
    }
    return total
  }

  /// The longest beginning of a text that fits, with its escape sequences and, where it had any and
  /// was cut, a reset at the end.
  package static func clipped(_ text: String, columns: Int) -> String {
    if width(text) <= columns { return text }
    var result = ""
    var used = 0
    var hasEscape = false
    forEachPart(of: text) { part, width in
      used += width
      if used > columns { return false }
      hasEscape = hasEscape || part.unicodeScalars.first == "\u{1B}"
      result += part
      return true
    }
    return hasEscape ? result + "\u{1B}[0m" : result
  }

  /// The characters of a text without its escape sequences.
  static func characters(of text: String) -> [Character] {
    guard text.utf8.contains(0x1B) else { return Array(text) }
    var plain = ""
    forEachPart(of: text) { part, _ in
      if part.unicodeScalars.first != "\u{1B}" { plain += part }
      return true
    }
    return Array(plain)
  }

  /// A text with some of its characters in reverse video, in whatever colours they have.
  static func reversed(_ text: String, _ ranges: [Range<Int>]) -> String {
    let (on, off) = ("\u{1B}[7m", "\u{1B}[27m")
    var result = ""
    var place = 0
    var rest = text[...]
    while let first = rest.first {
      if first == "\u{1B}" {
        var sequence = String.UnicodeScalarView()
        var scalars = rest.unicodeScalars
        repeat {
          sequence.append(scalars.removeFirst())
        } while !scalars.isEmpty
          && !isCompleteEscape(sequence)
        rest = Substring(scalars)
        result += String(sequence)
        // It may have been the end of all colours.
        if ranges.contains(where: { $0.contains(place) && $0.lowerBound < place }) { result += on }
        continue
      }
      if ranges.contains(where: { $0.lowerBound == place }) { result += on }
      result.append(first)
      place += 1
      if ranges.contains(where: { $0.upperBound == place }) { result += off }
      rest = rest.dropFirst()
    }
    return result
  }

  /// Visits each escape sequence and each character with the columns it takes, while told to go on.
  private static func forEachPart(of text: String, _ visit: (String, Int) -> Bool) {
    Terminal.prepareLocale()
    var rest = text.unicodeScalars[...]
    while let first = rest.first {
      var part = String.UnicodeScalarView()
      var width = 0
      if first == "\u{1B}" {
        repeat { part.append(rest.removeFirst()) } while !rest.isEmpty && !isCompleteEscape(part)
      } else {
        part.append(rest.removeFirst())
        width = max(Int(gradus_character_width(first.value)), 0)
      }
      guard visit(String(part), width) else { return }
    }
  }

  /// Whether an escape sequence needs no further character.
  static func isCompleteEscape(_ sequence: String.UnicodeScalarView) -> Bool {
    guard sequence.count > 1, let last = sequence.last else { return false }
    if sequence.dropFirst().first == "]" {
      return last == "\u{7}" || (last == "\\" && sequence.dropLast().last == "\u{1B}")
    }
    return ("@"..."~").contains(last) && !(sequence.count == 2 && last == "[")
  }
}
