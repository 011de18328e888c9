/// A table as in print: rules above, below the header and at the end; numbers at their points.
struct LaTeXTable {
  let typesetter: Typesetter
  /// Writes a line of words.
  let words: (Line) -> String

  /// More rows than these may go over several pages.
  private static let mostRowsOfPage = 36

  /// The table.
  func latex(_ table: Table) -> String {
    let kept = table.columns.indices.filter { index in
      !table.columns[index].title.isEmpty
        || table.rows.contains { index < $0.count && !$0[index].spans.isEmpty }
    }
    guard !kept.isEmpty else { return "" }
    let kinds = kept.map { table.columns[$0].alignment == .trailing ? "r" : "l" }.joined()
    let head = kept.map { "\\muted{\(LaTeXText.of(typesetter.safe(table.columns[$0].title)))}" }
      .joined(separator: " & ")
    let columns = kept.map { cells(table, $0) }
    let rows = table.rows.indices.map { row in
      let marker = table.markedRow == row ? "$\\blacktriangleright$ " : ""
      return marker + columns.map { $0[row].text }.joined(separator: " & ")
    }
    if rows.count > Self.mostRowsOfPage {
      // Header and rows are set apart: each has the widest cells of the other, and does not show them.
      let widest = columns.map { $0.max { $0.width < $1.width }?.text ?? "" }
        .joined(separator: " & ")
      return """
        {\\small\\setcounter{LTchunksize}{\(rows.count + 8)}
        \\begin{longtable}[l]{@{}\(kinds)@{}}
        \(widest)\\kill
        \\toprule
        \(head)\\\\ \\midrule
        \\endhead
        \\bottomrule
        \\endfoot
        \(head)\\kill
        \(rows.map { $0 + "\\\\\n" }.joined())\\end{longtable}}
        """
    }
    return
      "\\noindent\\fit{\\begin{tabular}{@{}\(kinds)@{}}\n\\toprule\n\(head)\\\\ \\midrule\n"
      + rows.map { $0 + "\\\\\n" }.joined() + "\\bottomrule\n\\end{tabular}}"
  }

  /// A column's cells as LaTeX, and about how wide each is, in characters.
  private func cells(_ table: Table, _ index: Int) -> [(text: String, width: Int)] {
    let lines = table.rows.map { row in
      index < row.count ? typesetter.line(row[index]).trimmed : Line()
    }
    let isTrailing = table.columns[index].alignment == .trailing
    let tails = lines.map { isTrailing ? Self.tail(of: $0) : nil }
    let longest = tails.compactMap { $0 }.max() ?? 0
    return zip(lines, tails).map { line, tail in
      let width = line.runs.reduce(0) { $0 + $1.text.count }
      guard let tail else { return (words(line), width) }
      let missing = longest - tail
      if missing == 0 { return (words(line), width) }
      let digits = String(repeating: "0", count: tail > 0 ? missing : missing - 1)
      let filling = "\\hphantom{\(tail > 0 ? "" : ".")\(digits)}"
      return (words(line) + filling, width + missing)
    }
  }

  /// How many characters a number has from its point on; `nil` for what is none.
  private static func tail(of line: Line) -> Int? {
    let text = line.runs.map(\.text).joined()
    var rest = text[...]
    if let first = rest.first, "-+\u{2212}".contains(first) { rest.removeFirst() }
    guard let first = rest.first, first.isNumber,
      rest.allSatisfy({ $0.isNumber || ".e+-\u{2212}".contains($0) })
    else { return nil }
    return rest.firstIndex { $0 == "." || $0 == "e" }.map {
      rest.distance(from: $0, to: rest.endIndex)
    } ?? 0
  }
}
