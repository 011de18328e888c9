import Documents

extension LessonHandout {
  /// The handout in Markdown.
  package var markdown: String {
    parts.map(Self.markdown).joined(separator: "\n\n") + "\n"
  }

  /// A part in Markdown.
  static func markdown(_ part: Part) -> String {
    switch part {
    case .heading(let text, let level): String(repeating: "#", count: level) + " " + text
    case .prose(let parts): markdown(parts)
    case .standing(let blocks): "The network and its data:\n\n" + fenced(lines(of: blocks))
    case .typed(let statement, let blocks):
      fenced(
        "gradus> \(statement)\n" + (blocks.isEmpty ? "(what you have made)" : lines(of: blocks)))
    case .listing(let text): fenced(text)
    case .question(let parts, let options):
      "**Before you see:** " + markdown(parts)
        + (options.isEmpty
          ? "\n\nYour guess: ____________________"
          : "\n\n"
            + options.enumerated().map { "\($0.offset + 1). \u{2610} \($0.element)" }
            .joined(separator: "\n"))
    case .task(let parts): "**To do:** " + markdown(parts)
    case .answer(let label, let text): "\(label) **\(text)**"
    }
  }

  private static func lines(of blocks: [Documents.Block]) -> String {
    let options = RenderingOptions(width: 80, showsHints: false)
    var text = TerminalRenderer(options: options).render(Document(kind: "lesson", blocks: blocks))
    while text.hasSuffix("\n") { text.removeLast() }
    return text
  }

  private static func markdown(_ parts: [Prose.Part]) -> String {
    parts.map { part in
      switch part {
      case .paragraph(let text): text
      case .list(let items): items.map { "- \($0)" }.joined(separator: "\n")
      }
    }.joined(separator: "\n\n")
  }

  /// A listing between fences that are longer than any run of back quotes in it.
  static func fenced(_ text: String) -> String {
    var longest = 2
    var run = 0
    for character in text {
      run = character == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    return "\(fence)\n\(text)\n\(fence)"
  }
}
