import CReadline

/// Measures and cuts text by the columns it takes on a terminal.
public enum TerminalText {
  /// The columns that a text takes; escape sequences take none.
  public static func width(_ text: String) -> Int {
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
  public static func clipped(_ text: String, columns: Int) -> String {
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
    return ("@"..."~").contains(last) && !(sequence.count == 2 && last == "[")
  }
}
