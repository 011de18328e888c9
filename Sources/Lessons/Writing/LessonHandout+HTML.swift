import Documents

extension LessonHandout {
  /// The handout as a page that stands alone, made to be printed, in the look of the views.
  package var html: String {
    var sheet = HTMLSheet()
    let main = parts.map { Self.html($0, &sheet) }.joined(separator: "\n")
    // On paper nobody steps.
    return sheet.page(title: title, style: Self.style, main: main, stepsFrames: false)
  }

  private static let style = """
    body { max-width: 56rem; }
    h2 { margin-top: 2rem; }
    h2, h3, .caption { break-after: avoid; }
    pre, figure, .question, .task, .typed, .standing { break-inside: avoid; }
    .question, .task { border-left: 4px solid var(--rule); padding: 0.1rem 0 0.1rem 1rem; }
    .task { border-left-color: var(--neg); }
    .typed, .standing { background: var(--panel); border-radius: 0.4rem; padding: 0.5rem 1rem; }
    .room { border-bottom: 1px solid; display: inline-block; width: 14em; }
    ol.options { padding-left: 1.6rem; }
    ol.options li::before { content: "\\2610\\A0"; }
    @media print { .typed, .standing { padding-left: 0; background: none; } }

    """

  private static func html(_ part: Part, _ sheet: inout HTMLSheet) -> String {
    switch part {
    case .heading(let text, let level): "<h\(level)>\(Markup.escaped(text))</h\(level)>"
    case .prose(let parts): parts.html()
    case .standing(let blocks):
      "<div class=\"standing\">\n<p class=\"caption\">The network and its data</p>\n\(sheet.html(blocks))\n</div>"
    case .typed(let statement, let blocks):
      "<div class=\"typed\">\n<p class=\"command\"><span aria-hidden=\"true\">gradus&gt; </span><code>\(Markup.escaped(statement))</code></p>\n\(blocks.isEmpty ? "<p class=\"muted\">what you have made</p>" : sheet.html(blocks))\n</div>"
    case .listing(let text): "<pre tabindex=\"0\">\(Markup.escaped(text))</pre>"
    case .question(let parts, let options):
      "<div class=\"question\">\n\(parts.html(behind: "Before you see:"))\n"
        + (options.isEmpty
          ? "<p>Your guess: <span class=\"room\">&nbsp;</span></p>"
          : "<ol class=\"options\">\n"
            + options.map { "<li>\(Prose.html($0))</li>\n" }.joined() + "</ol>")
        + "\n</div>"
    case .task(let parts): "<div class=\"task\">\n\(parts.html(behind: "To do:"))\n</div>"
    case .answer(let label, let text):
      "<p>\(Prose.html(label)) <strong>\(Markup.escaped(text))</strong></p>"
    }
  }
}
