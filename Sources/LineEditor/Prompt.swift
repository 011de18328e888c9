/// What stands before the line that is being typed.
package struct Prompt: Equatable, Sendable {
  /// The prompt's characters.
  package var text: String

  /// The same with colour escape sequences, where colour is wanted.
  package var coloured: String?

  /// Makes a prompt of plain text and, perhaps, a coloured version of it.
  package init(text: String, coloured: String? = nil) {
    self.text = text
    self.coloured = coloured
  }

  /// A marked prompt without the sequences between the marks.
  static func unmarked(_ marked: String) -> String {
    var text = String.UnicodeScalarView()
    var isShown = true
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "\u{01}": isShown = false
      case "\u{02}": isShown = true
      default: if isShown { text.append(scalar) }
      }
    }
    return String(text)
  }

  /// The prompt with each escape sequence between the marks that readline wants, so that it does
  /// not count them as columns.
  var marked: String {
    guard let coloured else { return text }
    var result = String.UnicodeScalarView()
    var sequence = String.UnicodeScalarView()
    for scalar in coloured.unicodeScalars {
      guard scalar == "\u{1B}" || !sequence.isEmpty else {
        result.append(scalar)
        continue
      }
      sequence.append(scalar)
      guard TerminalText.isCompleteEscape(sequence) else { continue }
      result += ["\u{01}"] + sequence + ["\u{02}"]
      sequence = String.UnicodeScalarView()
    }
    return String(result)
  }
}
