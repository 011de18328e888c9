/// Text of a document as the text of a page or picture: nothing in it can be a tag.
package enum Markup {
  /// The string with what has a meaning in HTML and XML written as entities.
  ///
  /// The string has to be safe to be shown already, without control characters.
  package static func escaped(_ string: String) -> String {
    guard string.utf8.contains(where: isSpecial) else { return string }
    var result = ""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
      UInt8(ascii: "'"):
      true
    default: false
    }
  }
}
