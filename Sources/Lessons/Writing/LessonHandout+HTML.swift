import Documents

extension LessonHandout {
  /// The handout as a page that stands alone, made to be printed.
  package var html: String {
    HTMLPage(
      title: title, style: Self.style, main: parts.map(Self.html).joined(separator: "\n")
    ).text
  }

  private static let style = """
    :root { color-scheme: light dark; background: Canvas; color: CanvasText; }
    body { font: 11pt/1.45 Georgia, serif; max-width: 42em; margin: 2em auto; padding: 0 1em; }
    pre { font: 9pt/1.3 monospace; background: #8881; padding: .6em; white-space: pre-wrap; }
    code { font-family: monospace; }
    h2, h3 { break-after: avoid; }
    pre, .question { break-inside: avoid; }
    .question, .task { border-left: 3px solid #999; padding-left: .8em; }
    .room { border-bottom: 1px solid; display: inline-block; width: 14em; }
    """

  private static func html(_ part: Part) -> String {
    switch part {
    case .heading(let text, let level): "<h\(level)>\(Markup.escaped(text))</h\(level)>"
    case .prose(let parts): html(parts)
    case .listing(let text): "<pre>\(Markup.escaped(text))</pre>"
    case .question(let parts, let options):
      "<div class=\"question\">\n\(html(parts, behind: "Before you see:"))\n"
        + (options.isEmpty
          ? "<p>Your guess: <span class=\"room\">&nbsp;</span></p>"
          : "<p>" + options.map { "&#9744; \(styled($0))" }.joined(separator: "<br>\n") + "</p>")
        + "\n</div>"
    case .task(let parts): "<div class=\"task\">\n\(html(parts, behind: "To do:"))\n</div>"
    case .answer(let label, let text):
      "<p>\(styled(label)) <strong>\(Markup.escaped(text))</strong></p>"
    }
  }

  private static func html(_ parts: [Prose.Part], behind label: String? = nil) -> String {
    var label = label.map { "<strong>\($0)</strong> " } ?? ""
    return parts.map { part -> String in
      defer { label = "" }
      switch part {
      case .paragraph(let text): return "<p>\(label)\(styled(text))</p>"
      case .list(let items):
        return label + "<ul>\n" + items.map { "<li>\(styled($0))</li>\n" }.joined() + "</ul>"
      }
    }.joined(separator: "\n")
  }

  private static func styled(_ text: String) -> String {
    Prose.styled(text).spans.map { span in
      guard case .string(let string) = span.content else { return "" }
      switch span.style {
      case .code: return "<code>\(Markup.escaped(string))</code>"
      case .strong: return "<em>\(Markup.escaped(string))</em>"
      default: return Markup.escaped(string)
      }
    }.joined()
  }
}
