/// Writes the blocks of a document as Markdown.
struct MarkdownWriter {
  let typesetter: Typesetter
  private static let valueWidth = 72

  /// Blocks in order, a blank line between them.
  func markdown(_ blocks: [Block]) -> String {
    blocks.map(markdown).filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private func markdown(_ block: Block) -> String {
    switch block {
    case .heading(let text): return "## \(markdown(text))"
    case .paragraph(let text): return markdown(text)
    case .grids(let grids): return grids.map(markdown).joined(separator: "\n\n")
    case .table(let table): return markdown(table)
    case .formula(let lines):
      let formula = FormulaSetter(typesetter: typesetter, screen: Self.formulaWidth).lines(lines)
      return MarkdownText.fenced(formula.map { words($0.trimmed) })
    case .value(let tensor):
      let lines = ValueSetter(typesetter: typesetter, screen: Self.valueWidth).lines(tensor)
      return MarkdownText.fenced(lines.map { words($0.trimmed) })
    case .note(let note): return "> \(sign(note.kind)) \(markdown(note.text))"
    // A file takes no commands: what to type next is of no use in it.
    case .suggestion: return ""
    case .verbatim(let texts): return fenced(texts)
    case .drawing(let drawing): return fenced(drawing.lines)
    case .figure(let figure): return markdown(figure.instead)
    case .frames(let frames):
      return frames.map { "### \(markdown($0.title))\n\n\(markdown($0.blocks))" }
        .joined(separator: "\n\n")
    }
  }

  private static let formulaWidth = 100

  // MARK: Words

  private func words(_ line: Line) -> String { line.runs.map(\.text).joined() }

  private func fenced(_ texts: [Text]) -> String {
    MarkdownText.fenced(texts.map { words(typesetter.line($0).trimmed) })
  }

  private func sign(_ kind: Note.Kind) -> String {
    switch kind {
    case .remark: "\u{B7}"
    case .stale: "\u{25CC} (stale)"
    case .warning: "**\\!**"
    case .check: "\u{2713}"
    }
  }

  private func markdown(_ text: Text, isCell: Bool = false) -> String {
    markdown(typesetter.line(text), isCell: isCell)
  }

  private func markdown(_ line: Line, isCell: Bool = false) -> String {
    line.runs.map { run in
      switch run.ink {
      case .style(.code): MarkdownText.code(run.text, isCell: isCell)
      case .style(.strong), .style(.marked), .style(.alarm), .reverse: bold(run.text)
      case .style(.plain), .style(.muted), .style(.signed), .positive, .negative, .heat, .group:
        MarkdownText.of(run.text)
      }
    }.joined()
  }

  /// Words in bold; the spaces around them stay outside, or it would be none.
  private func bold(_ string: String) -> String {
    let inner = string.drop { $0 == " " }
    let core = inner.reversed().drop { $0 == " " }.reversed()
    if core.isEmpty { return string }
    let before = String(repeating: " ", count: string.count - inner.count)
    let behind = String(repeating: " ", count: inner.count - core.count)
    return "\(before)**\(MarkdownText.of(String(core)))**\(behind)"
  }

  // MARK: Tables and grids

  private func markdown(_ table: Table) -> String {
    guard !table.columns.isEmpty else { return "" }
    let rows = table.rows.enumerated().map { index, row in
      table.columns.indices.map { column -> String in
        guard column < row.count else { return "" }
        let marker = table.markedRow == index && column == 0 ? "\u{25B8} " : ""
        return marker + markdown(typesetter.line(row[column]).trimmed, isCell: true)
      }
    }
    return pipes(
      table.columns.map { MarkdownText.of(typesetter.safe($0.title)) },
      ends: table.columns.map { $0.alignment == .trailing }, rows)
  }

  private func markdown(_ grid: Grid) -> String {
    let layout = GridLayout(grid, typesetter: typesetter)
    let sign = grid.sign.isEmpty ? "" : "\(MarkdownText.of(typesetter.safe(grid.sign))) "
    let title = markdown(grid.title)
    var parts: [String] = []
    let hasLabels = grid.namesRows
    // A label beside the first row alone is the grid's, as the kernel's place in a filmstrip.
    let label = hasLabels ? "" : layout.rowLabels.first.map(MarkdownText.of) ?? ""
    let heading = [label, sign + title].filter { !$0.isEmpty }.joined(separator: " ")
    if !heading.isEmpty { parts.append(heading) }
    if grid.isPicture {
      parts.append(
        MarkdownText.fenced(
          grid.rows.indices.map { row in
            grid.rows[row].indices.map { layout.text(row, $0).text }.joined()
          }))
    } else {
      // A table has to have a header: columns without labels are counted.
      let titles =
        layout.columnLabels.isEmpty
        ? (0..<layout.columnCount).map(String.init) : layout.columnLabels.map(MarkdownText.of)
      let rows = grid.rows.indices.map { row -> [String] in
        let label = layout.rowLabels.indices.contains(row) ? layout.rowLabels[row] : ""
        return (hasLabels ? [MarkdownText.of(label)] : [])
          + grid.rows[row].indices.map { cell(layout, row, $0) }
      }
      parts.append(
        pipes(
          (hasLabels ? [""] : []) + titles,
          ends: (hasLabels ? [false] : []) + titles.map { _ in true }, rows))
    }
    if !grid.caption.spans.isEmpty { parts.append(markdown(grid.caption)) }
    return parts.joined(separator: "\n\n")
  }

  private func cell(_ layout: GridLayout, _ row: Int, _ column: Int) -> String {
    let cell = layout.grid.rows[row][column]
    let text = layout.text(row, column).text
    if text.isEmpty { return "" }
    let words = (cell.opening(behind: nil) ?? "") + text + (cell.closing(before: nil) ?? "")
    switch cell.mark {
    case .window, .right, .winner, .changed: return bold(typesetter.safe(words))
    case .none, .padding, .muted: return MarkdownText.of(typesetter.safe(words))
    }
  }

  private func pipes(_ titles: [String], ends: [Bool], _ rows: [[String]]) -> String {
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
    let rule = line(ends.map { $0 ? "---:" : "---" })
    return ([line(titles), rule] + rows.map(line)).joined(separator: "\n")
  }
}
