/// A table set as in print: rules above, below the header and at the end, none between rows.
struct SVGTable {
  let typesetter: Typesetter
  /// How wide it is at most.
  let width: Double

  private static let words = SVGWords(size: 12.5)
  private static let titles = SVGWords(size: 11.5, className: "muted")
  private static let gap = 20.0
  private static let slack = 1.1
  private static let leading = 18.0

  /// A column with its cells measured.
  private struct Column {
    let title: [Line.Run]
    let lines: [Line]
    let isNumeric: Bool
    /// The widest number before its point, and from there on.
    var head = 0.0
    var tail = 0.0
    var width = 0.0
  }

  /// The table.
  func box(_ table: Table) -> SVGBox {
    var columns = table.columns.indices.filter { index in
      !table.columns[index].title.isEmpty
        || table.rows.contains { index < $0.count && !$0[index].spans.isEmpty }
    }.map { measured(table, $0) }
    guard !columns.isEmpty else { return SVGBox() }
    shrink(&columns)
    let total = columns.map(\.width).reduce(0, +) + Double(columns.count - 1) * Self.gap + 8
    var box = SVGBox()
    box.line(0, 0.5, total, 0.5, className: "strongrule")
    var top = 5.0
    let titles = columns.map { column in
      Self.titles.box(column.title, width: max(column.width, 30))
    }
    let tallest = titles.map(\.height).max() ?? 0
    place(titles, columns, into: &box, top: top, height: tallest, isHeader: true)
    top += tallest + 3
    box.line(0, top + 0.5, total, top + 0.5, className: "rule")
    top += 4
    for row in table.rows.indices {
      let isMarked = table.markedRow == row
      let cells = columns.map { column in
        cell(column, row: row, isMarked: isMarked)
      }
      let height = max(Self.leading, cells.map(\.height).max() ?? 0)
      if isMarked {
        box.rectangle(x: 0, y: top - 1, width: total, height: height + 1, className: "panel")
        box.body += "<path class=\"ink\" d=\"M0 \((top + 4).short)l5 4.5l-5 4.5Z\"/>\n"
      }
      place(cells, columns, into: &box, top: top, height: height, isHeader: false)
      top += height + 1
    }
    box.line(0, top + 3, total, top + 3, className: "strongrule")
    box.width = total
    box.height = top + 4
    return box.scaled(to: max(width, 300))
  }

  private func measured(_ table: Table, _ index: Int) -> Column {
    let lines = table.rows.map { row in
      index < row.count ? typesetter.line(row[index]).trimmed : Line()
    }
    let title = typesetter.runs(Text(Self.glued(table.columns[index].title)))
    var column = Column(
      title: title, lines: lines, isNumeric: table.columns[index].alignment == .trailing)
    for line in lines {
      let text = line.runs.map(\.text).joined()
      if column.isNumeric, Self.isNumber(text) {
        let parts = Self.parts(text)
        column.head = max(column.head, Self.words.width(of: [Line.Run(safe: parts.0, ink: .plain)]))
        column.tail = max(column.tail, Self.words.width(of: [Line.Run(safe: parts.1, ink: .plain)]))
      } else {
        column.width = max(column.width, width(of: line))
      }
    }
    column.width = max(
      (max(column.width, column.head + column.tail) * Self.slack).rounded(),
      column.isNumeric ? Self.longestWord(title) * Self.slack : Self.titles.width(of: title) * 1.1)
    return column
  }

  /// A title whose signs stay with the word behind them: `× input` is not broken.
  private static func glued(_ title: String) -> String {
    let words = title.split(separator: " ", omittingEmptySubsequences: false)
    return words.dropFirst().reduce(words.first.map(String.init) ?? "") { text, word in
      let isSign = text.split(separator: " ").last.map {
        !$0.contains { $0.isLetter || $0.isNumber }
      }
      return text + (isSign == true ? "\u{A0}" : " ") + word
    }
  }

  private static func longestWord(_ runs: [Line.Run]) -> Double {
    runs.flatMap { $0.text.split(separator: " ") }.map {
      titles.width(of: [Line.Run(safe: String($0), ink: .plain)])
    }.max() ?? 0
  }

  /// The width of a cell, whose bars are drawn in columns.
  private func width(of line: Line) -> Double {
    Self.isDrawn(line)
      ? Double(line.width) * SVGSigns(size: 12).column : Self.words.width(of: line.runs)
  }

  /// Narrows the widest columns of words until the table fits.
  private func shrink(_ columns: inout [Column]) {
    let gaps = Double(columns.count - 1) * Self.gap
    while columns.map(\.width).reduce(0, +) + gaps > width {
      guard
        let widest = columns.indices.filter({ !columns[$0].isNumeric && columns[$0].width > 120 })
          .max(by: { columns[$0].width < columns[$1].width })
      else { return }
      columns[widest].width -= 10
    }
  }

  private func cell(_ column: Column, row: Int, isMarked: Bool) -> SVGBox {
    let line = column.lines[row]
    if Self.isDrawn(line) {
      return SVGSigns(size: 12, leading: Self.leading - 4).box([line])
    }
    var words = Self.words
    words.isBold = isMarked
    if isMarked { words.className = "strong" }
    var box = words.box(line.runs, width: column.isNumeric ? .infinity : column.width * 1.02)
    if column.isNumeric {
      let text = line.runs.map(\.text).joined()
      let tail =
        Self.isNumber(text)
        ? Self.words.width(of: [Line.Run(safe: Self.parts(text).1, ink: .plain)]) : column.tail
      box = SVGBox()
      box.markup(
        words.markup(line.runs), x: -(column.tail - tail), y: words.size,
        className: isMarked ? "strong" : nil, anchor: .end, size: words.size)
      box.height = words.leading
    }
    return box
  }

  private func place(
    _ cells: [SVGBox], _ columns: [Column], into box: inout SVGBox, top: Double, height: Double,
    isHeader: Bool
  ) {
    var left = 8.0
    for (column, cell) in zip(columns, cells) {
      if isHeader {
        let x = column.isNumeric ? left + column.width - cell.width : left
        box.place(cell, x: x, y: top + height - cell.height)
      } else {
        box.place(cell, x: column.isNumeric ? left + column.width : left, y: top)
      }
      left += column.width + Self.gap
    }
  }

  /// Whether a cell holds bars or lines, which stand in columns of one width.
  private static func isDrawn(_ line: Line) -> Bool {
    line.runs.contains { run in
      run.text.unicodeScalars.contains { (0x2500...0x2593).contains($0.value) }
    }
  }

  private static func isNumber(_ text: String) -> Bool {
    var rest = text[...]
    if let first = rest.first, "-+\u{2212}".contains(first) { rest.removeFirst() }
    guard let first = rest.first, first.isNumber else { return false }
    return rest.allSatisfy { $0.isNumber || ".e+-\u{2212}".contains($0) }
  }

  /// What stands before a number's point, and from there on.
  private static func parts(_ text: String) -> (String, String) {
    let point = text.firstIndex { $0 == "." || $0 == "e" } ?? text.endIndex
    return (String(text[..<point]), String(text[point...]))
  }
}
