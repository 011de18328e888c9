import Documents
import NeuralNetwork

/// Writes worksheets' pages and their key for the printer.
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
  package func page(_ sheet: Worksheet) -> String { page([sheet]) }

  /// The key: every answer, then where each comes from.
  package func key(_ sheet: Worksheet) -> String { key([sheet]) }

  /// The pages with the questions of several worksheets, each of which begins a page.
  package func page(_ sheets: [Worksheet]) -> String {
    let rule = String(repeating: "_", count: 24)
    return file(
      sheets.map { sheet in
        let items = sheet.exercises.indices.map { number in
          let exercise = sheet.exercises[number]
          return Item(
            title: sheet.heading(number),
            blocks: exercise.question + [.paragraph("Answer (\(exercise.expected)): \(rule)")])
        }
        var name = "Name: \(rule)\(rule)"
        if let points = sheet.head.points {
          name += "  Points: ____ of \(points * sheet.exercises.count)"
        }
        return Part(
          title: sheet.title, subtitle: subtitle(of: sheet), intro: [.paragraph(Text(name))],
          items: items)
      }, as: "sheet")
  }

  /// The key of several worksheets: their answers; of one alone also where each comes from.
  package func key(_ sheets: [Worksheet]) -> String {
    file(
      sheets.map { sheet in
        let items = sheet.exercises.enumerated().map { number, exercise in
          Item(
            title: Worksheet.heading(number, exercise) + ": \(exercise.answer.text)",
            blocks: exercise.workings)
        }
        return Part(
          title: sheet.title + ": key", subtitle: subtitle(of: sheet), intro: [sheet.answers],
          items: sheets.count == 1 ? items : [])
      }, as: "key")
  }

  private func subtitle(of sheet: Worksheet) -> String {
    [sheet.head.course ?? "", sheet.place].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  private struct Item {
    let title: Text
    let blocks: [Block]
  }

  private struct Part {
    let title: Text
    let subtitle: String
    let intro: [Block]
    let items: [Item]
  }

  /// The file; a page says of each part what it is, for on paper each worksheet begins a page.
  private func file(_ parts: [Part], as kind: String) -> String {
    switch format {
    case .text: parts.map(text).joined(separator: "\n\u{0C}\n")
    case .markdown: parts.map(markdown).joined(separator: "\n---\n\n")
    case .html: html(parts, as: kind)
    }
  }

  private func text(_ part: Part) -> String {
    let items = part.items.map { item in
      plain(item.title) + "\n"
        + lines(of: item.blocks).map { $0.isEmpty ? "" : "    " + $0 }.joined(separator: "\n")
    }
    let title = [plain(part.title), plain(Text(part.subtitle))].filter { !$0.isEmpty }
    return ([title.joined(separator: "\n"), lines(of: part.intro).joined(separator: "\n")] + items)
      .joined(separator: "\n\n") + "\n"
  }

  private func markdown(_ part: Part) -> String {
    let items = part.items.map { item in
      "## \(plain(item.title))\n\n" + item.blocks.map(markdown).joined(separator: "\n\n")
    }
    let subtitle = part.subtitle.isEmpty ? [] : [plain(Text(part.subtitle))]
    return
      (["# \(plain(part.title))"] + subtitle
      + [part.intro.map(markdown).joined(separator: "\n\n")] + items)
      .joined(separator: "\n\n") + "\n"
  }

  private func html(_ parts: [Part], as kind: String) -> String {
    var page = HTMLSheet()
    let title = parts.first.map { plain($0.title) } ?? ""
    let isOne = parts.count == 1
    let bodies = parts.map { part -> String in
      let level = isOne ? "h2" : "h3"
      let items = part.items.map { item in
        "<section>\n<\(level)>\(Markup.escaped(plain(item.title)))</\(level)>\n\(page.html(item.blocks))\n</section>"
      }
      let subtitle = Markup.escaped(plain(Text(part.subtitle)))
      let heading =
        isOne
        ? (subtitle.isEmpty ? "" : "<p class=\"muted\">\(subtitle)</p>\n")
        : "<h2>\(Markup.escaped(title)): \(subtitle)</h2>\n"
      return "<article class=\"\(kind)\">\n\(heading)\(page.html(part.intro))\n"
        + items.joined(separator: "\n") + "\n</article>"
    }
    return page.page(
      title: title, style: Self.style,
      main:
        "<h1\(isOne ? "" : " class=\"sr\"")>\(Markup.escaped(title))</h1>\n\(bodies.joined(separator: "\n"))",
      stepsFrames: false)
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

  private func words(_ span: Text.Span) -> String {
    let words = Text([span]).exactString
    return glyphs == .ascii ? ASCIISpelling.of(words) : words
  }

  private static let style = """
    body { max-width: 56rem; }
    section, figure { break-inside: avoid; }
    section h2, section h3 { margin-top: 1.8rem; }
    @media print {
      .sheet + .sheet { break-before: page; }
      .sheet { columns: 2; column-gap: 2.5rem; }
      .sheet > :not(section) { column-span: all; }
      h2, h3 { break-after: avoid; }
      table { break-inside: avoid; }
    }

    """
}
