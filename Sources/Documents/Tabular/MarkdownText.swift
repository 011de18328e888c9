/// Spells a text for Markdown: nothing in it is taken for a mark-up.
enum MarkdownText {
  /// The string as words of a paragraph or a cell.
  static func of(_ string: String) -> String {
    var result = ""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case "\\", "`", "*", "_", "[", "]", "|", "~", "#", "$", "!", ">":
        result += "\\"
        result.unicodeScalars.append(scalar)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// The string as something to type.
  ///
  /// - Parameter isCell: whether it stands in a table, where a bar would end its cell.
  static func code(_ string: String, isCell: Bool) -> String {
    if string.isEmpty || string.contains("`") { return of(string) }
    return "`\(isCell ? string.replacing("|", with: "\\|") : string)`"
  }

  /// Lines kept as they are, in a fence that none of them ends.
  static func fenced(_ lines: [String]) -> String {
    var longest = 2
    for line in lines {
      var run = 0
      for character in line {
        run = character == "`" ? run + 1 : 0
        longest = max(longest, run)
      }
    }
    let fence = String(repeating: "`", count: longest + 1)
    return "\(fence)text\n\(lines.map { $0 + "\n" }.joined())\(fence)"
  }
}
