/// Writes the blocks of a document as LaTeX.
struct LaTeXWriter {
  let typesetter: Typesetter

  /// Blocks in order, a blank line between them.
  func latex(_ blocks: [Block], reserve: FrameReserve? = nil) -> String {
    let aligned = GridReserve(blocks, typesetter: typesetter, measures: reserve == nil)
    return blocks.enumerated().map { index, block in
      guard case .grids(let grids) = block else { return latex(block) }
      return latex(
        grids, reserve: reserve.map { $0[index] } ?? aligned[index],
        hasScale: !aligned.isContinued(index))
    }
    .filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private func latex(_ block: Block) -> String {
    switch block {
    case .heading(let text): return "\\subsection*{\(latex(text))}"
    case .paragraph(let text): return latex(text)
    case .grids(let grids): return latex(grids)
    case .table(let table): return LaTeXTable(typesetter: typesetter) { latex($0) }.latex(table)
    case .formula(let lines): return latex(lines)
    case .value(let tensor):
      return fixed(ValueSetter(typesetter: typesetter, screen: Self.fixedWidth).lines(tensor))
    case .note(let note): return latex(note)
    // A document takes no commands: what to type next is of no use in it.
    case .suggestion: return ""
    case .verbatim(let texts): return fixed(texts.map { typesetter.line($0) })
    case .drawing(let drawing): return fixed(drawing.lines.map { typesetter.line($0) })
    case .figure(let figure):
      switch figure.content {
      case .chart(let chart):
        return
          "\(latex(chart.title))\n\n\\noindent\(LaTeXChart(chart: chart, typesetter: typesetter).latex)"
      case .cells(let grids): return latex(grids)
      }
    case .frames(let frames):
      let reserve = FrameReserve(frames, typesetter: typesetter)
      return frames.map { frame in
        "\\paragraph{\(latex(frame.title))}\\mbox{}\n\n" + latex(frame.blocks, reserve: reserve)
      }.joined(separator: "\n\n")
    }
  }

  // MARK: Words

  private func latex(_ text: Text) -> String {
    // Spaces behind each other are one in print.
    latex(typesetter.line(text)).replacing("   ", with: "\\quad ")
  }

  private func latex(_ line: Line) -> String {
    line.runs.map { run in
      if let rails = LaTeXRails.of(run.text) { return rails }
      let text = LaTeXText.of(run.text)
      switch run.ink {
      case .style(.strong): return "\\textbf{\(text)}"
      case .style(.muted): return "\\muted{\(text)}"
      case .style(.code): return "\\texttt{\(Self.breakable(text))}"
      case .style(.marked), .reverse: return "\\underline{\(text)}"
      case .style(.alarm): return "\\textbf{\(text)}"
      case .style(.plain), .style(.signed), .positive, .negative, .heat, .group: return text
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

  /// What is typed, which may be broken behind a bracket, a comma or a point.
  private static func breakable(_ text: String) -> String {
    text.count < 24
      ? text
      : ["(", "[", ",", "."].reduce(text) { $0.replacing($1, with: $1 + "\\allowbreak{}") }
  }

  /// A picture of characters as a box.
  private func fixedBox(_ grid: Grid) -> String {
    let lines = grid.rows.map { row in
      row.map { cell in
        if case .text(let text) = cell.content { typesetter.safe(text) } else { "" }
      }.joined()
    }
    return "\\signs{\(lines.map(LaTeXText.fixed).joined(separator: "\\\\"))}"
  }

  /// A picture as squares of grey, the brighter the more ink, and how wide it is in points.
  private func pixels(_ shades: [[Double]]) -> (picture: String, width: Double) {
    let columns = shades.map(\.count).max() ?? 0
    let size = max(1, min(9, (80 / Double(max(columns, shades.count, 1))).rounded(.down)))
    let (width, height) = (Double(columns) * size, Double(shades.count) * size)
    var body = ""
    for (row, line) in shades.enumerated() {
      for (column, shade) in line.enumerated() where shade.isFinite && shade > 0.005 {
        let grey = 100 - Int((min(shade, 1) * 100).rounded())
        body +=
          "\\put(\((Double(column) * size).short),\((height - Double(row + 1) * size).short)){\\color[gray]{\(grey == 100 ? "1" : "0.\(grey < 10 ? "0" : "")\(grey)")}\\rule{\(size.short)pt}{\(size.short)pt}}\n"
      }
    }
    body +=
      "{\\color{gray!60}\\linethickness{0.3pt}\\put(0,0){\\framebox(\(width.short),\(height.short)){}}}%\n"
    return (
      "\\begin{picture}(\((width + 2).short),\((height + 2).short))(-1,-1)\n\(body)\\end{picture}",
      width + 2
    )
  }

  /// A picture of characters, between its title and its caption; drawn, where its pixels are known.
  private func picture(_ grid: Grid) -> String {
    let (picture, width) =
      grid.shades.map(pixels) ?? (fixedBox(grid), Double(grid.pictureWidth * 6 + 12))
    return
      "\\grid{\(latex(grid.title))}{\(picture)}{\(latex(grid.caption))}{\(max(width, 60).short)pt}"
  }

  private func latex(_ formula: [FormulaLine]) -> String {
    // What is typed may be broken, which no formula can.
    func side(_ text: Text) -> String {
      var parts: [(words: String, isTyped: Bool)] = []
      for run in typesetter.line(text).runs {
        let isTyped = run.ink == .style(.code)
        if let last = parts.last, last.isTyped == isTyped {
          parts[parts.count - 1].words += run.text
        } else {
          parts.append((run.text, isTyped))
        }
      }
      return parts.map { words, isTyped in
        isTyped
          ? "\\texttt{\(Self.breakable(LaTeXText.of(words)))}"
          : (words.hasPrefix(" ") ? " " : "") + "$\\displaystyle \(LaTeXMath.of(words))$"
            + (words.hasSuffix(" ") ? " " : "")
      }.joined()
    }
    let rows = formula.map { line -> String in
      let (left, right) = (side(line.left), side(line.right))
      // Fractions and sums of neighbouring lines must not touch.
      let isTall = (left + right).contains("\\frac") || (left + right).contains("\\sum")
      let strut = isTall ? "\\tall " : ""
      return "\(strut)\(left) & $\(LaTeXMath.of(line.sign))$ & \(right)\\\\[2pt]\n"
    }
    return "\\begin{formula}\n\(rows.joined())\\end{formula}"
  }

  // MARK: Grids and tables

  /// Grids side by side, with the scale of their heat below them where `hasScale` says so.
  private func latex(
    _ grids: [Grid], reserve: [[GridColumn]] = [], hasScale: Bool = true
  ) -> String {
    let scales = grids.heatScales
    let isShared = scales.count == 1
    let needsColours = grids.filter { LaTeXGrid.needsColours($0, typesetter: typesetter) }
    let parts = grids.enumerated().map { index, grid in
      let body =
        grid.isPicture
        ? picture(grid)
        : LaTeXGrid(
          grid, typesetter: typesetter,
          reserve: reserve.indices.contains(index) ? reserve[index] : [],
          showsTexts: !needsColours.contains { $0.hasColours(like: grid) }
        ).latex(
          title: latex(grid.title), caption: latex(grid.caption),
          scale: hasScale && !isShared && grid.heatScale.map(scales.contains) == true,
          isAlone: grids.count == 1)
      let sign = grid.sign.isEmpty ? "" : "$\(LaTeXMath.of(typesetter.safe(grid.sign)))$ "
      return sign.isEmpty ? body : "\\mbox{\(sign){\\advance\\linewidth-1.8em \(body)}}"
    }
    let scale =
      hasScale && isShared
      ? scales.first.map { "\\\\[2pt]\n\(LaTeXGrid.scale($0, typesetter: typesetter))" } : nil
    return "{\\noindent\\raggedright\n" + parts.joined(separator: "\\quad\n")
      + (scale ?? "") + "\\par}"
  }

  private static let fixedWidth = 72
}
