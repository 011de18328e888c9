/// A grid whose columns are written and measured when they are asked for.
///
/// Of a wide grid only a few columns come to the screen, and each of them is looked at several times
/// until it is known which.
struct GridSheet {
  /// A column with its cells written.
  struct Column {
    /// What is written into its cells, row by row.
    let cells: [GridCellText]
    /// What stands above it; `nil` where it has no label.
    let label: String?
    /// The room that it takes.
    var room = GridColumn()
    /// Whether no mark in it meets one of the column before it, so that they can share a slot.
    var sharesSlot = true

    /// Measures a column.
    init(_ cells: [GridCellText], label: String?) {
      self.cells = cells
      self.label = label
      for cell in cells { room.include(cell) }
      if let label { room.width = max(room.width, DisplayWidth.of(label)) }
    }
  }

  /// The grid, its rows filled up to the longest.
  let grid: Grid
  /// How its numbers are written.
  let format: GridNumberFormat
  let typesetter: Typesetter
  /// What stands left of the rows, cut to a part of the screen.
  let rowLabels: [String]
  private var columns: [Column?]

  /// Prepares a grid.
  ///
  /// - Parameter format: How the numbers are written, where other grids have a say in it.
  init(_ grid: Grid, typesetter: Typesetter, format: GridNumberFormat? = nil) {
    let count = grid.rows.map(\.count).max() ?? 0
    var grid = grid
    for row in grid.rows.indices where grid.rows[row].count < count {
      let missing = count - grid.rows[row].count
      grid.rows[row] += [Grid.Cell](repeating: Grid.Cell(.blank), count: missing)
    }
    self.grid = grid
    self.typesetter = typesetter
    self.format = format ?? GridNumberFormat(grid, typesetter: typesetter)
    let widest = max(4, typesetter.options.width / 4)
    rowLabels = grid.rowLabels.prefix(grid.rows.count).map { label in
      typesetter.run(label).shortened(to: widest).text
    }
    columns = [Column?](repeating: nil, count: count)
  }

  /// How many columns of the screen the label of one takes at most.
  private var widestLabel: Int { max(16, typesetter.options.width / 5) }

  /// The number of columns.
  var columnCount: Int { columns.count }

  /// The columns that the labels of the rows take on the screen.
  var labelWidth: Int {
    rowLabels.isEmpty ? 0 : (rowLabels.map(DisplayWidth.of).max() ?? 0) + 1
  }

  /// A column, written and measured.
  mutating func column(_ index: Int) -> Column {
    if let column = columns[index] { return column }
    let label = grid.columnLabels.indices.contains(index) ? grid.columnLabels[index] : nil
    var column = Column(
      grid.rows.map { text(of: $0[index]) },
      label: label.map { typesetter.run($0).shortened(to: widestLabel).text })
    if index > 0 {
      column.sharesSlot = !grid.rows.contains { row in
        row[index - 1].closing(before: row[index]) != nil
          && row[index].opening(behind: row[index - 1]) != nil
      }
    }
    columns[index] = column
    return column
  }

  private func text(of cell: Grid.Cell) -> GridCellText {
    switch cell.content {
    case .number(let value) where grid.showsSigns:
      GridCellText(typesetter.signs(of: value, scale: grid.heatScale ?? 1), isNumber: false)
    case .number(let value): GridCellText(format.string(value), isNumber: true)
    case .text(let text): GridCellText(typesetter.safe(text), isNumber: false)
    case .sign(let sign, _): GridCellText(typesetter.safe(sign), isNumber: false)
    case .masked: GridCellText(typesetter.safe("\u{B7}"), isNumber: true)
    case .blank: GridCellText("", isNumber: false)
    }
  }
}

extension Grid.Cell {
  /// The glyph before it, if its mark has one there.
  func opening(behind previous: Grid.Cell?) -> String? {
    if let previous, previous.mark == mark { return nil }
    return mark == .window || mark == .right ? "[" : mark == .padding ? "(" : nil
  }

  /// The glyph behind it, if its mark has one there.
  func closing(before next: Grid.Cell?) -> String? {
    if mark == .winner { return "*" }
    if mark == .changed { return "\u{25C2}" }
    if let next, next.mark == mark { return nil }
    return mark == .window || mark == .right ? "]" : mark == .padding ? ")" : nil
  }
}
