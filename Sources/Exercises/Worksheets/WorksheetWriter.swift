import Documents

/// Writes a worksheet's page and its key for the printer.
package struct WorksheetWriter: Sendable {
  private let format: WorksheetFormat
  private let glyphs: RenderingOptions.Glyphs

  /// The columns of what stands set in by four.
  private static let columns = 76

  /// Makes a writer.
  package init(_ format: WorksheetFormat, glyphs: RenderingOptions.Glyphs = .unicode) {
    (self.format, self.glyphs) = (format, glyphs)
  }

  /// The page with the questions.
  package func page(_ sheet: Worksheet) -> String {
    let rule = String(repeating: "_", count: 24)
    let items = sheet.exercises.enumerated().map { number, exercise in
      Item(
        title: Worksheet.heading(number, exercise),
        blocks: exercise.question + [.paragraph("Answer (\(exercise.expected)): \(rule)")])
    }
    return file(title: sheet.title, intro: [.paragraph("Name: \(rule)\(rule)")], items)
  }

  /// The key: every answer, then where each comes from.
  package func key(_ sheet: Worksheet) -> String {
    let items = sheet.exercises.enumerated().map { number, exercise in
      Item(
        title: Worksheet.heading(number, exercise) + ": \(exercise.answer.text)",
        blocks: exercise.workings)
    }
    return file(title: sheet.title + ": key", intro: [sheet.answers], items)
  }

  private struct Item {
    let title: Text
    let blocks: [Block]
  }

  private func file(title: Text, intro: [Block], _ items: [Item]) -> String {
    switch format {
    case .text:
      let parts = items.map { item in
        plain(item.title) + "\n"
          + lines(of: item.blocks).map { $0.isEmpty ? "" : "    " + $0 }
          .joined(separator: "\n")
      }
      return ([plain(title), lines(of: intro).joined(separator: "\n")] + parts)
        .joined(separator: "\n\n") + "\n"
    case .markdown:
      let parts = items.map { item in
        "## \(plain(item.title))\n\n" + item.blocks.map(markdown).joined(separator: "\n\n")
      }
      return (["# \(plain(title))", intro.map(markdown).joined(separator: "\n\n")] + parts)
        .joined(separator: "\n\n") + "\n"
    case .html:
      let parts = items.map { item in
        "<section>\n<h2>\(Markup.escaped(plain(item.title)))</h2>\n"
          + item.blocks.map(html).joined(separator: "\n") + "\n</section>"
      }
      return HTMLPage(
        title: plain(title), style: Self.style,
        main:
          "<h1>\(Markup.escaped(plain(title)))</h1>\n\(intro.map(html).joined(separator: "\n"))\n"
          + parts.joined(separator: "\n")
      ).text
    }
  }

  // MARK: Blocks

  private func lines(of blocks: [Block]) -> [String] {
    TerminalRenderer(options: RenderingOptions(width: Self.columns, glyphs: glyphs))
      .lines(of: blocks)
  }

  private func plain(_ text: Text) -> String {
    TerminalRenderer(options: RenderingOptions(glyphs: glyphs)).line(text)
  }

  private func markdown(_ block: Block) -> String {
    guard case .paragraph(let text) = block else {
      return "```\n" + lines(of: [block]).joined(separator: "\n") + "\n```"
    }
    return text.spans.map { span in
      span.style == .code ? "`\(words(span))`" : words(span)
    }.joined()
  }

  private func html(_ block: Block) -> String {
    guard case .paragraph(let text) = block else {
      return
        "<pre tabindex=\"0\">\(Markup.escaped(lines(of: [block]).joined(separator: "\n")))</pre>"
    }
    return "<p>"
      + text.spans.map { span in
        let words = Markup.escaped(words(span))
        return span.style == .code ? "<code>\(words)</code>" : words
      }.joined() + "</p>"
  }

  private func words(_ span: Text.Span) -> String {
    let words = Text([span]).exactString
    return glyphs == .ascii ? ASCIISpelling.of(words) : words
  }

  private static let style = """
    :root { color-scheme: light dark; background: Canvas; color: CanvasText; }
    body { max-width: 44em; margin: 2em auto; padding: 0 1em; font-family: serif; }
    h1 { font-size: 1.4em; } h2 { font-size: 1.1em; margin: 1.6em 0 0.4em; }
    pre, code { font-family: "DejaVu Sans Mono", monospace; font-size: 0.9em; }
    pre { overflow-x: auto; }
    section { break-inside: avoid; }
    """
}
