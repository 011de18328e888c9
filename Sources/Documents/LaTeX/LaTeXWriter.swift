/// Writes the blocks of a document as LaTeX.
struct LaTeXWriter {
  let typesetter: Typesetter

  /// Blocks in order, a blank line between them.
  func latex(_ blocks: [Block], reserve: FrameReserve? = nil) -> String {
    blocks.enumerated().map { index, block in latex(block, reserve: reserve?[index] ?? []) }
      .filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private func latex(_ block: Block, reserve: [[GridColumn]]) -> String {
    switch block {
    case .heading(let text): return "\\subsection*{\(latex(text))}"
    case .paragraph(let text): return latex(text)
    case .grids(let grids): return latex(grids, reserve: reserve)
    case .table(let table): return latex(table)
    case .formula(let lines): return latex(lines)
    case .value(let tensor):
      return fixed(ValueSetter(typesetter: typesetter, screen: Self.fixedWidth).lines(tensor))
    case .note(let note): return latex(note)
    // A document takes no commands: what to type next is of no use in it.
    case .suggestion: return ""
    case .verbatim(let texts): return fixed(texts.map { typesetter.line($0) })
    case .drawing(let drawing): return fixed(drawing.lines.map { typesetter.line($0) })
    case .frames(let frames):
      let reserve = FrameReserve(frames, typesetter: typesetter)
      return frames.map { frame in
        "\\paragraph{\(latex(frame.title))}\\mbox{}\n\n" + latex(frame.blocks, reserve: reserve)
      }.joined(separator: "\n\n")
    }
  }

  // MARK: Words

  private func latex(_ text: Text) -> String { latex(typesetter.line(text)) }

  private func latex(_ line: Line) -> String {
    line.runs.map { run in
      let text = LaTeXText.of(run.text)
      switch run.ink {
      case .style(.strong): return "\\textbf{\(text)}"
      case .style(.muted): return "\\muted{\(text)}"
      case .style(.code): return "\\texttt{\(text)}"
      case .style(.marked), .reverse: return "\\underline{\(text)}"
      case .style(.alarm): return "\\textbf{\(text)}"
      case .style(.plain), .style(.signed), .positive, .negative, .heat: return text
      }
    }.joined()
  }

  private func latex(_ note: Note) -> String {
    let sign: String
    switch note.kind {
    case .remark: sign = "$\\cdot$"
    case .stale: sign = "$\\circ$ (stale)"
    case .warning: sign = "\\textbf{!}"
    case .check: sign = "$\\checkmark$"
    }
    return "\\note{\(sign)}{\(latex(note.text))}"
  }

  private func fixed(_ lines: [Line]) -> String {
    "{\\small\\ttfamily\\noindent\\raggedright\n"
      + lines.map { line in
        // A line has to hold something to be broken.
        let text = LaTeXText.fixed(line.trimmed.runs.map(\.text).joined())
        return (text.isEmpty ? "\\mbox{}" : text) + "\\\\\n"
      }.joined()
      + "\\par}"
  }

  private func latex(_ formula: [FormulaLine]) -> String {
    func words(_ text: Text) -> String { typesetter.line(text).runs.map(\.text).joined() }
    let rows = formula.map { line in
      "$\\displaystyle \(LaTeXMath.of(words(line.left)))$ & $\(LaTeXMath.of(line.sign))$ & "
        + "$\\displaystyle \(LaTeXMath.of(words(line.right)))$\\\\[2pt]\n"
    }
    return "\\begin{formula}\n\(rows.joined())\\end{formula}"
  }

  // MARK: Grids and tables

  private func latex(_ grids: [Grid], reserve: [[GridColumn]]) -> String {
    let parts = grids.enumerated().map { index, grid in
      let layout = GridLayout(
        grid, typesetter: typesetter, reserve: reserve.indices.contains(index) ? reserve[index] : []
      )
      let sign = grid.sign.isEmpty ? "" : "$\(LaTeXMath.of(typesetter.safe(grid.sign)))$ "
      return sign.isEmpty ? latex(layout) : "\\mbox{\(sign)\(latex(layout))}"
    }
    return "{\\noindent\\raggedright\n" + parts.joined(separator: "\\quad\n") + "\\par}"
  }

  private func latex(_ layout: GridLayout) -> String {
    let grid = layout.grid
    let labels = layout.rowLabels.isEmpty ? "" : "r"
    let columns = labels + String(repeating: "r", count: layout.columnCount)
    var rows: [String] = []
    if !layout.columnLabels.isEmpty {
      let titles = layout.columnLabels.map { "\\muted{\(LaTeXText.of($0))}" }
      rows.append(((labels.isEmpty ? [] : [""]) + titles).joined(separator: " & "))
    }
    for row in grid.rows.indices {
      var cells = grid.rows[row].indices.map { cell(layout, row, $0) }
      if !labels.isEmpty {
        let label = row < layout.rowLabels.count ? layout.rowLabels[row] : ""
        cells.insert("\\muted{\(LaTeXText.of(label))}", at: 0)
      }
      rows.append(cells.joined(separator: " & "))
    }
    let body = "\\begin{tabular}{\(columns)}\n\(rows.joined(separator: "\\\\\n"))\n\\end{tabular}"
    return "\\grid{\(latex(grid.title))}{\(body)}{\(latex(grid.caption))}"
  }

  private func cell(_ layout: GridLayout, _ row: Int, _ column: Int) -> String {
    let cell = layout.grid.rows[row][column]
    let text = layout.text(row, column)
    if text.text.isEmpty { return "" }
    var words = text.isNumber ? "$\(LaTeXMath.of(text.text))$" : LaTeXText.of(text.text)
    if text.isNumber {
      // The points of a column stand below each other.
      let tail = text.width - text.head
      let missing = layout.columns[column].tail - tail
      if missing > 0 {
        let digits = String(repeating: "0", count: tail > 0 ? missing : missing - 1)
        words += "\\hphantom{$\(tail > 0 ? "" : ".")\(digits)$}"
      }
    }
    switch cell.mark {
    case .none: break
    case .window, .right: words = "\\boxed{\\mbox{\(words)}}"
    case .winner, .changed: words = "\\textbf{\(words)}\\rlap{*}"
    case .padding: words = "\\muted{(\(words))}"
    case .muted: words = "\\muted{\(words)}"
    }
    if cell.mark != .padding, cell.mark != .muted, let scale = layout.grid.heatScale,
      let value = cell.number, value.isFinite, scale > 0, abs(value / scale) >= 1.0 / 64
    {
      let ground = RGB.heat(min(1, max(-1, value / scale)), .light)
      let ink = ground.prefersBlackText ? "" : "\\color{white}"
      words = "\\cellcolor[RGB]{\(ground.red),\(ground.green),\(ground.blue)}\(ink)\(words)"
    }
    return words
  }

  private func latex(_ table: Table) -> String {
    guard !table.columns.isEmpty else { return "" }
    let columns = table.columns.indices.map { TableColumn(table, $0, typesetter: typesetter) }
    let kinds = columns.map { $0.alignment == .trailing ? "r" : "l" }.joined()
    let head = columns.map { "\\muted{\(LaTeXText.of(typesetter.safe($0.title)))}" }
      .joined(separator: " & ")
    let rows = table.rows.indices.map { row -> String in
      let isMarked = table.markedRow == row
      let cells = columns.enumerated().map { index, column -> String in
        guard index < table.rows[row].count else { return "" }
        let marker = isMarked && index == 0 ? "$\\blacktriangleright$ " : ""
        let line = column.lines(row, isMarked: isMarked, typesetter: typesetter).first ?? Line()
        return marker + latex(line.trimmed)
      }
      return cells.joined(separator: " & ")
    }
    return
      "\\noindent\\fit{\\begin{tabular}{@{}\(kinds)@{}}\n\(head)\\\\ \\hline\n"
      + rows.joined(separator: "\\\\\n") + "\n\\end{tabular}}"
  }

  private static let fixedWidth = 72
}
