/// Finds the parts of a grid that fit the screen: all of it, blocks of its columns, or its first
/// columns and its last.
struct GridFitting {
  private var sheet: GridSheet
  private let grid: Grid
  /// The columns of the screen.
  private let screen: Int
  /// The columns of the screen that do not depend on which columns are taken.
  private let surroundings: Int
  private var count: Int { sheet.columnCount }

  /// Prepares a grid.
  init(_ grid: Grid, typesetter: Typesetter, screen: Int) {
    sheet = GridSheet(grid, typesetter: typesetter)
    self.grid = sheet.grid
    self.screen = screen
    surroundings = sheet.labelWidth + 2 + Self.signWidth(grid, typesetter)
  }

  /// Its parts, laid out; elided where they would be many.
  ///
  /// - Parameter reserve: The room that its columns take at least, where that leaves it whole.
  mutating func layouts(reserve: [GridColumn]) -> [GridLayout] {
    if fits(0..<count, reserve: reserve) {
      return [GridLayout(grid, columns(0..<count), of: sheet, reserve: reserve)]
    }
    if fits(0..<count) { return [GridLayout(grid, columns(0..<count), of: sheet)] }
    if count < 2 { return [shortened(grid, columns(0..<count))] }
    let blocks = blocks()
    if blocks.count > Self.mostBlocks { return [elided(width: blocks[0].count)] }
    return blocks.map { block in
      var part = grid
      part.rows = grid.rows.map { Array($0[block]) }
      part.columnLabels = Array(
        grid.columnLabels.dropFirst(block.lowerBound).prefix(block.count))
      let separator = grid.title.spans.isEmpty ? "" : " \u{B7} "
      let range = "\(block.lowerBound)\u{2013}\(block.upperBound - 1)"
      part.title += .muted("\(separator)columns \(range) of \(grid.columnsOfWhole ?? count)")
      if block.lowerBound > 0 { part.sign = "" }
      if block.upperBound < count { part.caption = Text() }
      return shortened(part, columns(block))
    }
  }

  private mutating func columns(_ range: Range<Int>) -> [GridSheet.Column] {
    range.map { sheet.column($0) }
  }

  /// Whether columns fit the screen where they stand closest.
  private mutating func fits(_ range: Range<Int>, reserve: [GridColumn] = []) -> Bool {
    // Not measured beyond the edge of the screen.
    var width = surroundings
    var gap = 1
    for index in range {
      let column = sheet.column(index)
      var room = reserve.indices.contains(index) ? reserve[index] : GridColumn()
      room.include(column.room)
      if index > range.lowerBound {
        width += gap
        if gap == 1, !column.sharesSlot {
          gap = 2
          width += index - range.lowerBound
        }
      }
      width += room.width
      if width > screen { return false }
    }
    return width <= screen
  }

  /// Ranges of columns that fit, as even as they can be; one more than allowed where they are many.
  private mutating func blocks() -> [Range<Int>] {
    var blocks: [Range<Int>] = []
    var start = 0
    while start < count, blocks.count <= Self.mostBlocks {
      var end = start + 1
      while end < count, fits(start..<end + 1) { end += 1 }
      blocks.append(start..<end)
      start = end
    }
    if blocks.count > Self.mostBlocks { return blocks }
    let size = (count + blocks.count - 1) / blocks.count
    let even = stride(from: 0, to: count, by: size).map { $0..<min(count, $0 + size) }
    for range in even where !fits(range) { return blocks }
    return even
  }

  /// It with an ellipsis in place of its later columns but the last, and a word on how many.
  private mutating func elided(width: Int) -> GridLayout {
    var head = max(1, width - 2)
    var layout = eliding(head..<count - 1)
    while head > 1, !fits(layout) {
      head -= 1
      layout = eliding(head..<count - 1)
    }
    var part = layout.grid
    if !part.caption.spans.isEmpty { part.caption += ". " }
    let range = "\(head)\u{2013}\(count - 2)"
    part.caption += .muted("\u{2026} \(count - 1 - head) of \(count) columns hidden: \(range)")
    return shortened(part, elidedColumns(head..<count - 1))
  }

  private mutating func eliding(_ range: Range<Int>) -> GridLayout {
    func eliding<Element>(_ elements: [Element], _ ellipsis: Element) -> [Element] {
      elements.prefix(range.lowerBound) + [ellipsis] + elements.dropFirst(range.upperBound)
    }
    var part = grid
    part.rows = grid.rows.map { eliding($0, Grid.Cell(.text(Self.ellipsis), mark: .muted)) }
    if !grid.columnLabels.isEmpty {
      part.columnLabels = eliding(grid.columnLabels, Self.ellipsis)
    }
    return GridLayout(part, elidedColumns(range), of: sheet)
  }

  /// The columns before a range, one of ellipses and those behind it.
  private mutating func elidedColumns(_ range: Range<Int>) -> [GridSheet.Column] {
    let ellipsis = sheet.typesetter.safe(Self.ellipsis)
    let cell = GridCellText(ellipsis, isNumber: false)
    let middle = GridSheet.Column(
      [GridCellText](repeating: cell, count: grid.rows.count),
      label: grid.columnLabels.isEmpty ? nil : ellipsis)
    var last = columns(range.upperBound..<count)
    last[0].sharesSlot = true
    return columns(0..<range.lowerBound) + [middle] + last
  }

  /// A part of it, with texts cut so that its narrowest form fits.
  private func shortened(_ part: Grid, _ columns: [GridSheet.Column]) -> GridLayout {
    let layout = GridLayout(part, columns, of: sheet)
    if fits(layout) { return layout }
    let typesetter = sheet.typesetter
    var part = part
    part.sign = ""
    let room = max(1, (screen - screen / 4 - 3) / max(1, columns.count) - 2)
    func short(_ text: String) -> String { typesetter.run(text).shortened(to: room).text }
    part.columnLabels = part.columnLabels.map(short)
    part.rows = part.rows.map { row in
      row.map { cell in
        guard case .text(let text) = cell.content else { return cell }
        return Grid.Cell(.text(short(text)), mark: cell.mark)
      }
    }
    return GridLayout(part, typesetter: typesetter, format: sheet.format)
  }

  /// Whether a part fits the screen where it stands closest.
  private func fits(_ layout: GridLayout) -> Bool {
    let spacing = GridLayout.Spacing(gap: layout.canShareSlots ? 1 : 2, isUniform: false)
    return layout.width(spacing) + Self.signWidth(layout.grid, sheet.typesetter) <= screen
  }

  /// The columns that the sign before a grid takes, with the space behind it.
  private static func signWidth(_ grid: Grid, _ typesetter: Typesetter) -> Int {
    grid.sign.isEmpty ? 0 : typesetter.run(grid.sign).width + 1
  }

  private static let ellipsis = "\u{2026}"
  private static let mostBlocks = 4
}
