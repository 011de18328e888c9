/// A grid with its numbers written and its columns measured.
///
/// Every cell has a slot on each side for a bracket or a star. Neighbours keep both, or share one
/// where space is short and no two marks meet.
struct GridLayout {
  /// How close the columns stand.
  struct Spacing: Equatable {
    /// The columns between two cells: 2 or more for a slot each, 1 to share it.
    var gap: Int
    /// Whether all columns are as wide as the widest.
    var isUniform: Bool
  }

  let grid: Grid
  let cells: [[GridCellText]]
  let rowLabels: [String]
  let columnLabels: [String]
  let columns: [GridColumn]
  private let typesetter: Typesetter

  /// Writes the numbers and measures the columns.
  ///
  /// - Parameters:
  ///   - format: How the numbers are written, where other grids have a say in it.
  ///   - reserve: The room that columns take at least.
  init(
    _ grid: Grid, typesetter: Typesetter, format: GridNumberFormat? = nil,
    reserve: [GridColumn] = []
  ) {
    let options = typesetter.options
    let count = grid.rows.map(\.count).max() ?? 0
    var grid = grid
    for row in grid.rows.indices where grid.rows[row].count < count {
      let missing = count - grid.rows[row].count
      grid.rows[row] += [Grid.Cell](repeating: Grid.Cell(.blank), count: missing)
    }
    self.grid = grid
    self.typesetter = typesetter
    let format = format ?? GridNumberFormat(grid, typesetter: typesetter)
    let cells = grid.rows.map { row in
      row.map { cell in
        switch cell.content {
        case .number(let value) where grid.showsSigns:
          GridCellText(
            typesetter.signs(of: value, scale: grid.heatScale ?? 1), isNumber: false)
        case .number(let value): GridCellText(format.string(value), isNumber: true)
        case .text(let text): GridCellText(typesetter.safe(text), isNumber: false)
        case .masked: GridCellText(typesetter.safe("\u{B7}"), isNumber: true)
        case .blank: GridCellText("", isNumber: false)
        }
      }
    }
    let columnLabels = grid.columnLabels.prefix(count).map(typesetter.safe)
    columns = (0..<count).map { index in
      var column = reserve.indices.contains(index) ? reserve[index] : GridColumn()
      for row in cells { column.include(row[index]) }
      if index < columnLabels.count {
        column.width = max(column.width, DisplayWidth.of(columnLabels[index]))
      }
      return column
    }
    self.cells = cells
    self.columnLabels = columnLabels
    let widest = max(4, options.width / 4)
    rowLabels = grid.rowLabels.prefix(grid.rows.count).map { label in
      typesetter.run(label).shortened(to: widest).text
    }
  }

  /// The number of columns.
  var columnCount: Int { columns.count }

  /// Whether no two marks meet between neighbours, so that they can share a slot.
  var canShareSlots: Bool {
    !grid.rows.indices.contains { row in
      (1..<max(1, columnCount)).contains { column in
        closing(row, column - 1) != nil && opening(row, column) != nil
      }
    }
  }

  /// The columns of the screen that the body takes.
  func width(_ spacing: Spacing) -> Int {
    let widths = widths(spacing)
    return labelWidth + 1 + widths.reduce(0, +) + max(0, widths.count - 1) * gap(spacing) + 1
  }

  /// The labels above the columns, if there are any.
  func header(_ spacing: Spacing) -> Line? {
    if columnLabels.isEmpty { return nil }
    var line = Line([Line.Run(spaces: labelWidth + 1)])
    for (index, (label, width)) in zip(columnLabels, widths(spacing)).enumerated() {
      if index > 0 { line.append(Line.Run(spaces: gap(spacing))) }
      line.append(Line.Run(spaces: width - DisplayWidth.of(label)))
      line.append(Line.Run(safe: label, ink: .style(.muted)))
    }
    return line
  }

  /// The rows.
  func body(_ spacing: Spacing) -> [Line] {
    let widths = widths(spacing)
    return grid.rows.indices.map { row in
      var line = Line()
      if row < rowLabels.count {
        line.append(Line.Run(safe: rowLabels[row], ink: .style(.muted)))
      }
      line.pad(to: labelWidth)
      for column in grid.rows[row].indices {
        appendCell(row, column, width: widths[column], spacing: spacing, to: &line)
      }
      return line
    }
  }

  private var labelWidth: Int {
    rowLabels.isEmpty ? 0 : (rowLabels.map(DisplayWidth.of).max() ?? 0) + 1
  }

  private func widths(_ spacing: Spacing) -> [Int] {
    if !spacing.isUniform { return columns.map(\.width) }
    let widest = columns.map(\.width).max() ?? 0
    return columns.map { _ in widest }
  }

  /// The columns between two cells; roomy ones of a single digit stand further apart.
  private func gap(_ spacing: Spacing) -> Int {
    let isNarrow = spacing.isUniform && columns.allSatisfy { $0.width < 2 }
    return spacing.gap > 1 && isNarrow ? spacing.gap + 1 : spacing.gap
  }

  private func appendCell(
    _ row: Int, _ column: Int, width: Int, spacing: Spacing, to line: inout Line
  ) {
    let cell = grid.rows[row][column]
    let text = cells[row][column]
    let ink = ink(of: cell)
    let glyphInk = glyphInk(of: cell, cellInk: ink)
    let shared = column > 0 && gap(spacing) == 1 ? closing(row, column - 1) : nil
    let leading = columns[column].leading(text)
    let trailing = columns[column].width - leading - text.width
    // A mark of the cell before stays with it, one of this cell stands next to its number.
    if let shared { append(shared, Ink.style(.strong), ink, to: &line) }
    line.append(Line.Run(spaces: width - columns[column].width, ink: ink))
    if shared == nil { append(opening(row, column), glyphInk, ink, to: &line) }
    line.append(Line.Run(spaces: leading, ink: ink))
    line.append(Line.Run(safe: text.text, ink: ink))
    line.append(Line.Run(spaces: trailing, ink: ink))
    let isLast = column == columnCount - 1
    if isLast || gap(spacing) > 1 { append(closing(row, column), glyphInk, ink, to: &line) }
    if !isLast { line.append(Line.Run(spaces: gap(spacing) - 2, ink: ink)) }
  }

  private func append(_ glyph: String?, _ glyphInk: Ink, _ ink: Ink, to line: inout Line) {
    if let glyph {
      line.append(Line.Run(safe: glyph, ink: glyphInk))
    } else {
      line.append(Line.Run(spaces: 1, ink: ink))
    }
  }
}

extension GridNumberFormat {
  /// Finds the way that suits the numbers of a grid.
  init(_ grid: Grid, typesetter: Typesetter) {
    let numbers = grid.rows.joined().compactMap(\.number)
    self.init(numbers, digits: typesetter.options.digits, minus: typesetter.minus)
  }
}

extension GridLayout {
  /// The glyph before a cell, if its mark has one there.
  private func opening(_ row: Int, _ column: Int) -> String? {
    let mark = grid.rows[row][column].mark
    if column > 0, grid.rows[row][column - 1].mark == mark { return nil }
    return mark == .window ? "[" : mark == .padding ? "(" : nil
  }

  /// The glyph behind a cell, if its mark has one there.
  private func closing(_ row: Int, _ column: Int) -> String? {
    let mark = grid.rows[row][column].mark
    if mark == .winner || mark == .changed { return "*" }
    if column + 1 < columnCount, grid.rows[row][column + 1].mark == mark { return nil }
    return mark == .window ? "]" : mark == .padding ? ")" : nil
  }

  private func ink(of cell: Grid.Cell) -> Ink {
    let stands = cell.mark == .window || cell.mark == .winner || cell.mark == .changed
    if case .masked = cell.content { return .style(.muted) }
    if cell.mark == .padding || cell.mark == .muted { return .style(.muted) }
    if cell.mark == .changed, typesetter.options.reversesChanges { return .reverse }
    if let scale = grid.heatScale, let value = cell.number, value.isFinite {
      let share = scale > 0 ? min(1, max(-1, value / scale)) : 0
      return .heat(share, isStrong: stands)
    }
    return stands ? .style(.strong) : .plain
  }

  private func glyphInk(of cell: Grid.Cell, cellInk: Ink) -> Ink {
    if case .heat(let heat, _) = cellInk { return .heat(heat, isStrong: true) }
    return cell.mark == .padding ? .style(.muted) : .style(.strong)
  }
}
