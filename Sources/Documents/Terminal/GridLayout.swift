/// A grid, or some columns of one, with its numbers written and its columns measured.
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

  /// What is laid out: these columns alone.
  let grid: Grid
  /// What stands left of the rows.
  let rowLabels: [String]
  /// What stands above the columns.
  let columnLabels: [String]
  /// The room that each column takes.
  let columns: [GridColumn]
  /// Whether no two marks meet between neighbours, so that they can share a slot.
  let canShareSlots: Bool
  private let texts: [[GridCellText]]
  private let labelWidth: Int
  private let typesetter: Typesetter

  /// Lays out columns of a sheet.
  ///
  /// - Parameters:
  ///   - grid: The same columns, with the words around them.
  ///   - reserve: The room that columns take at least.
  init(_ grid: Grid, _ columns: [GridSheet.Column], of sheet: GridSheet, reserve: [GridColumn] = [])
  {
    self.grid = grid
    rowLabels = sheet.rowLabels
    labelWidth = sheet.labelWidth
    typesetter = sheet.typesetter
    columnLabels = columns.compactMap(\.label)
    canShareSlots = columns.dropFirst().allSatisfy(\.sharesSlot)
    texts = columns.map(\.cells)
    self.columns = columns.enumerated().map { index, column in
      var room = reserve.indices.contains(index) ? reserve[index] : GridColumn()
      room.include(column.room)
      return room
    }
  }

  /// Writes the numbers and measures the columns of a whole grid.
  ///
  /// - Parameters:
  ///   - format: How the numbers are written, where other grids have a say in it.
  ///   - reserve: The room that columns take at least.
  init(
    _ grid: Grid, typesetter: Typesetter, format: GridNumberFormat? = nil,
    reserve: [GridColumn] = []
  ) {
    var sheet = GridSheet(grid, typesetter: typesetter, format: format)
    let columns = (0..<sheet.columnCount).map { sheet.column($0) }
    self.init(sheet.grid, columns, of: sheet, reserve: reserve)
  }

  /// The number of columns.
  var columnCount: Int { columns.count }

  /// What is written into a cell.
  func text(_ row: Int, _ column: Int) -> GridCellText { texts[column][row] }

  /// The columns of the screen that the body takes.
  func width(_ spacing: Spacing) -> Int {
    let widths = widths(spacing)
    return labelWidth + 1 + widths.reduce(0, +) + max(0, widths.count - 1) * gap(spacing) + 1
  }

  /// The labels above the columns, if there are any.
  func header(_ spacing: Spacing) -> Line? {
    if columnLabels.isEmpty { return nil }
    let gap = gap(spacing)
    var line = Line([Line.Run(spaces: labelWidth + 1)])
    for (index, (label, width)) in zip(columnLabels, widths(spacing)).enumerated() {
      if index > 0 { line.append(Line.Run(spaces: gap)) }
      line.append(Line.Run(spaces: width - DisplayWidth.of(label)))
      line.append(Line.Run(safe: label, ink: .style(.muted)))
    }
    return line
  }

  /// The rows.
  func body(_ spacing: Spacing) -> [Line] {
    let widths = widths(spacing)
    let gap = gap(spacing)
    return grid.rows.indices.map { row in
      var line = Line()
      if row < rowLabels.count {
        line.append(Line.Run(safe: rowLabels[row], ink: .style(.muted)))
      }
      line.pad(to: labelWidth)
      for column in grid.rows[row].indices {
        appendCell(row, column, width: widths[column], gap: gap, to: &line)
      }
      return line
    }
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
    _ row: Int, _ column: Int, width: Int, gap: Int, to line: inout Line
  ) {
    let cells = grid.rows[row]
    let cell = cells[column]
    let previous = column > 0 ? cells[column - 1] : nil
    let next = column + 1 < cells.count ? cells[column + 1] : nil
    let text = texts[column][row]
    let ink = ink(of: cell)
    let glyphInk = glyphInk(of: cell, cellInk: ink)
    let leading = columns[column].leading(text)
    var before = width - columns[column].width
    before += leading
    // Marks touch their numbers. A slot that two cells share is the left one's where it has a mark.
    if gap == 1, previous?.closing(before: cell) != nil {
      // The cell before has written it.
    } else if let opening = cell.opening(behind: previous) {
      line.append(Line.Run(spaces: before, ink: ink))
      line.append(typesetter.run(opening, glyphInk))
      before = 0
    } else {
      before += 1
    }
    let closing = cell.closing(before: next)
    var after = columns[column].width - leading - text.width
    if closing == nil, next == nil || gap > 1 { after += 1 }
    after += next == nil ? 0 : max(0, gap - 2)
    line.append(
      Line.Run(
        safe: text.text, width: text.width, ink: ink, before: before,
        after: closing == nil ? after : 0))
    if let closing {
      line.append(typesetter.run(closing, glyphInk))
      line.append(Line.Run(spaces: after, ink: ink))
    }
  }
}

extension GridNumberFormat {
  /// Finds the way that suits the numbers of a grid.
  init(_ grid: Grid, typesetter: Typesetter) {
    let numbers = grid.rows.joined().lazy.compactMap(\.number)
    self.init(numbers, digits: typesetter.options.digits, minus: typesetter.minus)
  }
}

extension GridLayout {
  private func ink(of cell: Grid.Cell) -> Ink {
    let stands =
      cell.mark == .window || cell.mark == .right || cell.mark == .winner || cell.mark == .changed
    if case .masked = cell.content { return .style(.muted) }
    if cell.mark == .padding || cell.mark == .muted { return .style(.muted) }
    if cell.mark == .changed, typesetter.options.reversesChanges { return .reverse }
    if let group = cell.group { return .group(group, isStrong: stands) }
    if let scale = grid.heatScale, let value = cell.number, value.isFinite {
      let share = scale > 0 ? min(1, max(-1, value / scale)) : 0
      return .heat(share, isStrong: stands)
    }
    return stands ? .style(.strong) : .plain
  }

  private func glyphInk(of cell: Grid.Cell, cellInk: Ink) -> Ink {
    if case .heat(let heat, _) = cellInk { return .heat(heat, isStrong: true) }
    if case .group(let group, _) = cellInk { return .group(group, isStrong: true) }
    return cell.mark == .padding ? .style(.muted) : .style(.strong)
  }
}
