/// Puts a table on the screen.
///
/// Where the width is short, optional columns go first, then the widest texts are wrapped, then
/// expendable columns go; at last each row stands by itself, a line for every column.
struct TableSetter {
  let typesetter: Typesetter
  /// The columns there are.
  let screen: Int

  /// The lines of a table.
  func lines(_ table: Table) -> [Line] {
    if table.columns.isEmpty { return [] }
    // A column in which nothing stands takes no room.
    var kept = table.columns.indices.filter { index in
      !table.columns[index].title.isEmpty
        || table.rows.contains { index < $0.count && !$0[index].exactString.isEmpty }
    }
    let measured = table.columns.indices.map { TableColumn(table, $0, typesetter: typesetter) }
    func isTooWide(_ kept: [Int]) -> Bool {
      total(kept.map { measured[$0].width }, table) > screen
    }
    var dropped: [String] = []
    while isTooWide(kept), let last = kept.last(where: { table.columns[$0].isOptional }) {
      if kept.count == 1 { break }
      kept.removeAll { $0 == last }
      dropped.insert(table.columns[last].title, at: 0)
    }
    var columns = kept.map { measured[$0] }
    shrink(&columns, table)
    while total(columns.map(\.width), table) > screen, kept.count > 1,
      let last = kept.last(where: { table.columns[$0].isExpendable })
    {
      kept.removeAll { $0 == last }
      dropped.insert(table.columns[last].title, at: 0)
      columns = kept.map { measured[$0] }
      shrink(&columns, table)
    }
    var lines: [Line]
    if total(columns.map(\.width), table) > screen {
      lines = records(table, kept)
    } else {
      lines = header(columns, table)
      let drawing = kept.first == 0 ? table.continuations : []
      for row in table.rows.indices {
        lines += rowLines(row, columns, table, row < drawing.count ? drawing[row] : nil)
      }
    }
    // One of the same name that is still there stands for both.
    let shown = Set(kept.map { table.columns[$0].title })
    dropped.removeAll { $0.isEmpty || shown.contains($0) }
    if !dropped.isEmpty {
      // A column without a title cannot be named.
      let names = dropped.filter { !$0.isEmpty }.joined(separator: ", ")
      let text = Text.muted("(hidden at this width\(names.isEmpty ? "" : ": \(names)"))")
      lines += typesetter.wrapped(text, to: screen)
    }
    return lines
  }

  private func indent(_ table: Table) -> Int { table.markedRow == nil ? 0 : 2 }

  private func total(_ widths: [Int], _ table: Table) -> Int {
    indent(table) + widths.reduce(0, +) + max(0, widths.count - 1) * Self.gap
  }

  /// Narrows the widest columns of words until the table fits or none can give any more.
  private func shrink(_ columns: inout [TableColumn], _ table: Table) {
    while total(columns.map(\.width), table) > screen {
      let candidates = columns.indices.filter { columns[$0].canShrink }
      guard let widest = candidates.max(by: { columns[$0].width < columns[$1].width }) else {
        return
      }
      columns[widest].width -= 1
    }
  }

  private func header(_ columns: [TableColumn], _ table: Table) -> [Line] {
    let titles = columns.map { column in
      typesetter.wrapped(Text(column.title, style: .muted), to: column.width)
    }
    let height = titles.map(\.count).max() ?? 0
    // Titles of fewer lines stand at the bottom, next to what they name.
    let lifted = titles.map { [Line](repeating: Line(), count: height - $0.count) + $0 }
    var lines = side(by: lifted, columns, table, marker: nil)
    let rules = columns.map { column in
      [Line([typesetter.run(String(repeating: "\u{2500}", count: column.width), .muted)])]
    }
    lines += side(by: rules, columns, table, marker: nil)
    return lines
  }

  private func rowLines(
    _ row: Int, _ columns: [TableColumn], _ table: Table, _ continuation: Text?
  ) -> [Line] {
    let isMarked = table.markedRow == row
    var cells = columns.map { $0.lines(row, isMarked: isMarked, typesetter: typesetter) }
    if let continuation, let height = cells.map(\.count).max() {
      let further = max(0, height - cells[0].count)
      cells[0] += [Line](repeating: typesetter.line(continuation), count: further)
    }
    return side(by: cells, columns, table, marker: isMarked ? "\u{25B8}" : nil)
  }

  private func side(
    by cells: [[Line]], _ columns: [TableColumn], _ table: Table, marker: String?
  ) -> [Line] {
    let height = max(1, cells.map(\.count).max() ?? 1)
    return (0..<height).map { level in
      var line = Line()
      if level == 0, let marker { line.append(typesetter.run(marker, .strong)) }
      line.pad(to: indent(table))
      var left = indent(table)
      for (column, cell) in zip(columns, cells) {
        line.pad(to: left)
        if level < cell.count {
          if column.alignment == .trailing {
            line.append(Line.Run(spaces: column.width - cell[level].width))
          }
          line.append(cell[level])
        }
        left += column.width + Self.gap
      }
      return line
    }
  }

  /// A line for every cell that holds something, for the narrowest of screens.
  private func records(_ table: Table, _ kept: [Int]) -> [Line] {
    table.rows.indices.flatMap { row in
      let cells = kept.filter { $0 < table.rows[row].count && !table.rows[row][$0].spans.isEmpty }
      return cells.flatMap { column in
        let isFirst = column == cells.first
        let marker = table.markedRow == row && isFirst ? "\u{25B8} " : ""
        let name = table.columns[column].title
        let title = Text(marker + name + (name.isEmpty ? "" : ": "), style: .muted)
        let text = title + table.rows[row][column]
        let lines = typesetter.wrapped(text, to: screen - 2, indent: 2)
        return isFirst ? lines : lines.map { $0.indented(by: 2) }
      }
    }
  }

  private static let gap = 2
}
