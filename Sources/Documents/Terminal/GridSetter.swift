/// Puts grids on the screen: side by side while they fit, in blocks of columns where one does not.
struct GridSetter {
  let typesetter: Typesetter
  /// The columns there are.
  let screen: Int

  /// The lines of grids that belong together.
  func lines(_ grids: [Grid]) -> [Line] {
    let fitting = grids.flatMap { pieces(of: $0) }
    let layouts = fitting.map { GridLayout($0, typesetter: typesetter) }
    var best: [GridRow] = []
    for density in GridPanel.Density.all {
      let panels = layouts.compactMap { layout in
        GridPanel(layout, density: density, typesetter: typesetter, screen: screen)
      }
      if panels.count < layouts.count || panels.contains(where: { $0.width > screen }) { continue }
      let rows = GridRow.rows(panels, gap: density.gap, screen: screen)
      if best.isEmpty || rows.count < best.count { best = rows }
      if rows.count == 1 { break }
    }
    return best.map(\.lines).joined(separator: [Line()]).map { $0 }
  }

  /// The grid in blocks of columns that each fit the screen; elided where they would be many.
  private func pieces(of grid: Grid) -> [Grid] {
    if fits(grid) { return [grid] }
    let count = grid.rows.map(\.count).max() ?? 0
    if count < 2 { return [shortened(grid)] }
    var blocks: [Range<Int>] = []
    var start = 0
    while start < count, blocks.count <= Self.mostBlocks {
      var end = start + 1
      while end < count, fits(grid.columns(start..<end + 1)) { end += 1 }
      blocks.append(start..<end)
      start = end
    }
    if blocks.count > Self.mostBlocks {
      return [elided(grid, count: count, width: blocks[0].count)]
    }
    return blocks.map { block in
      var piece = grid.columns(block)
      piece.title += .muted(
        (grid.title.spans.isEmpty ? "" : " \u{B7} ")
          + "columns \(block.lowerBound)\u{2013}\(block.upperBound - 1) of \(count)")
      if block.lowerBound > 0 { piece.sign = "" }
      if block.upperBound < count { piece.caption = Text() }
      return shortened(piece)
    }
  }

  private func fits(_ grid: Grid) -> Bool {
    let layout = GridLayout(grid, typesetter: typesetter)
    let signWidth = grid.sign.isEmpty ? 0 : typesetter.run(grid.sign).width + 1
    let gap = layout.canShareSlots ? 1 : 2
    return layout.width(.init(gap: gap, isUniform: false)) + signWidth <= screen
  }

  private func elided(_ grid: Grid, count: Int, width: Int) -> Grid {
    var head = max(1, width - 2)
    var piece = grid.eliding(head..<count - 1)
    while head > 1, !fits(piece) {
      head -= 1
      piece = grid.eliding(head..<count - 1)
    }
    let hidden = count - 1 - head
    if !piece.caption.spans.isEmpty { piece.caption += ". " }
    piece.caption += .muted(
      "\u{2026} \(hidden) of \(count) columns hidden: \(head)\u{2013}\(count - 2)")
    return shortened(piece)
  }

  /// The grid with texts cut so that even its narrowest form fits.
  private func shortened(_ grid: Grid) -> Grid {
    if fits(grid) { return grid }
    var grid = grid
    grid.sign = ""
    let count = max(1, grid.rows.map(\.count).max() ?? 0)
    let room = max(1, (screen - screen / 4 - 3) / count - 2)
    func short(_ text: String) -> String { typesetter.run(text).shortened(to: room).text }
    grid.columnLabels = grid.columnLabels.map(short)
    for row in grid.rows.indices {
      for column in grid.rows[row].indices {
        if case .text(let text) = grid.rows[row][column].content {
          grid.rows[row][column].content = .text(short(text))
        }
      }
    }
    return grid
  }

  private static let mostBlocks = 4
}

extension Grid {
  /// The grid of some of its columns.
  fileprivate func columns(_ range: Range<Int>) -> Grid {
    var grid = self
    grid.rows = rows.map { Array($0.dropFirst(range.lowerBound).prefix(range.count)) }
    grid.columnLabels = Array(columnLabels.dropFirst(range.lowerBound).prefix(range.count))
    return grid
  }

  /// The grid with an ellipsis in place of some columns.
  fileprivate func eliding(_ range: Range<Int>) -> Grid {
    var grid = self
    let ellipsis = Cell(.text("\u{2026}"), mark: .muted)
    grid.rows = rows.map { row in
      Array(row.prefix(range.lowerBound)) + [ellipsis] + Array(row.dropFirst(range.upperBound))
    }
    if !columnLabels.isEmpty {
      let labels = columnLabels
      grid.columnLabels =
        Array(labels.prefix(range.lowerBound)) + ["\u{2026}"]
        + Array(labels.dropFirst(range.upperBound))
    }
    return grid
  }
}
