import Documents

extension Prose {
  /// The words in Markdown, in which nothing has a meaning but code and emphasis: what is a sign in
  /// a lesson would be markup, or a formula, in a notebook.
  var markdown: String { Self.markdown(parts) }

  /// Paragraphs and lists in Markdown.
  static func markdown(_ parts: [Part]) -> String {
    parts.map { part in
      switch part {
      case .paragraph(let text): markdown(text)
      case .list(let items): items.map { "- \(markdown($0))" }.joined(separator: "\n")
      }
    }.joined(separator: "\n\n")
  }

  /// A text of one line in Markdown.
  static func markdown(_ text: String) -> String {
    let words = styled(text).spans.map { span -> String in
      guard case .string(let string) = span.content else { return "" }
      switch span.style {
      case .code: return "`\(string)`"
      case .strong: return "*\(escaped(string))*"
      default: return escaped(string)
      }
    }.joined()
    // A number with a full stop, or a sign, would begin a list or a heading.
    if let first = words.first, "#+-=>".contains(first) { return "\\" + words }
    guard let stop = words.firstIndex(where: { !$0.isNumber }), stop > words.startIndex,
      words[stop] == "." || words[stop] == ")"
    else { return words }
    return words[..<stop] + "\\" + words[stop...]
  }

  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      if "\\`*_<$[]~|&".contains(character) { result.append("\\") }
      result.append(character)
    }
  }
}
