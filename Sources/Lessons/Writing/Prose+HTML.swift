import Documents

extension [Prose.Part] {
  /// The words as markup.
  ///
  /// - Parameter label: what stands before them.
  func html(behind label: String? = nil) -> String {
    var label = label.map { "<strong>\($0)</strong> " } ?? ""
    return map { part -> String in
      defer { label = "" }
      switch part {
      case .paragraph(let text): return "<p>\(label)\(Prose.html(text))</p>"
      case .list(let items):
        return label + "<ul>\n" + items.map { "<li>\(Prose.html($0))</li>\n" }.joined() + "</ul>"
      }
    }.joined(separator: "\n")
  }
}

extension Prose {
  /// The words as markup.
  var html: String { parts.html() }

  /// A stretch of words as markup, code and emphasis as such.
  static func html(_ text: String) -> String {
    styled(text).spans.map { span in
      guard case .string(let string) = span.content else { return "" }
      switch span.style {
      case .code: return "<code>\(Markup.escaped(string))</code>"
      case .strong: return "<em>\(Markup.escaped(string))</em>"
      case .plain, .muted, .signed, .marked, .alarm: return Markup.escaped(string)
      }
    }.joined()
  }
}
