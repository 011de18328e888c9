/// A text of several lines as one line of a file, and back: `\n` for a newline, `\\` for a backslash.
package enum EscapedLine {
  // By scalars: as characters, a newline is not found in the end of a line of a DOS file.

  /// The text without a newline.
  package static func escape(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\".unicodeScalars
      case "\n": result += "\\n".unicodeScalars
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// The text that ``escape(_:)`` made the scalars from.
  package static func unescape(_ line: some Sequence<Unicode.Scalar>) -> String {
    var result = String.UnicodeScalarView()
    var isEscape = false
    for scalar in line {
      if isEscape {
        result.append(scalar == "n" ? "\n" : scalar)
        isEscape = false
      } else if scalar == "\\" {
        isEscape = true
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }
}
