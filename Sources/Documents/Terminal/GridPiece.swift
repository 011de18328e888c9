/// A grid, or a part of one that fits the screen.
struct GridPiece {
  var grid: Grid
  /// How its numbers are written: all parts of a grid alike.
  let format: GridNumberFormat
  /// The room that its columns take at least.
  var reserve: [GridColumn] = []
  let typesetter: Typesetter
  /// The columns of the screen.
  let screen: Int

  /// Whether it fits the screen where it stands closest.
  var fits: Bool {
    let layout = layout
    let signWidth = grid.sign.isEmpty ? 0 : typesetter.run(grid.sign).width + 1
    let gap = layout.canShareSlots ? 1 : 2
    return layout.width(.init(gap: gap, isUniform: false)) + signWidth <= screen
  }

  /// It laid out.
  var layout: GridLayout {
    GridLayout(grid, typesetter: typesetter, format: format, reserve: reserve)
  }

  /// The number of columns.
  private var count: Int { grid.rows.map(\.count).max() ?? 0 }

  /// It in blocks of columns that each fit the screen; elided where they would be many.
  var fittingPieces: [GridPiece] {
    if fits { return [self] }
    var loose = self
    loose.reserve = []
    if loose.fits { return [loose] }
    if count < 2 { return [loose.shortened] }
    let blocks = loose.blocks
    if blocks.count > Self.mostBlocks { return [loose.elided(width: blocks[0].count)] }
    return blocks.map { block in
      var piece = loose.block(block)
      let separator = grid.title.spans.isEmpty ? "" : " \u{B7} "
      let range = "\(block.lowerBound)\u{2013}\(block.upperBound - 1)"
      piece.grid.title += .muted("\(separator)columns \(range) of \(count)")
      if block.lowerBound > 0 { piece.grid.sign = "" }
      if block.upperBound < count { piece.grid.caption = Text() }
      return piece.shortened
    }
  }

  /// Ranges of columns that fit, as even as they can be; one more than allowed where they are many.
  private var blocks: [Range<Int>] {
    var blocks: [Range<Int>] = []
    var start = 0
    while start < count, blocks.count <= Self.mostBlocks {
      var end = start + 1
      while end < count, block(start..<end + 1).fits { end += 1 }
      blocks.append(start..<end)
      start = end
    }
    if blocks.count > Self.mostBlocks { return blocks }
    let size = (count + blocks.count - 1) / blocks.count
    let even = stride(from: 0, to: count, by: size).map { $0..<min(count, $0 + size) }
    return even.allSatisfy { block($0).fits } ? even : blocks
  }

  private func block(_ range: Range<Int>) -> GridPiece {
    var piece = self
    piece.grid.rows = grid.rows.map { Array($0.dropFirst(range.lowerBound).prefix(range.count)) }
    piece.grid.columnLabels = Array(
      grid.columnLabels.dropFirst(range.lowerBound).prefix(range.count))
    return piece
  }

  /// It with an ellipsis in place of its later columns but the last, and a word on how many.
  private func elided(width: Int) -> GridPiece {
    var head = max(1, width - 2)
    var piece = eliding(head..<count - 1)
    while head > 1, !piece.fits {
      head -= 1
      piece = eliding(head..<count - 1)
    }
    if !piece.grid.caption.spans.isEmpty { piece.grid.caption += ". " }
    let range = "\(head)\u{2013}\(count - 2)"
    piece.grid.caption += .muted(
      "\u{2026} \(count - 1 - head) of \(count) columns hidden: \(range)")
    return piece.shortened
  }

  private func eliding(_ range: Range<Int>) -> GridPiece {
    func eliding<Element>(_ elements: [Element], _ ellipsis: Element) -> [Element] {
      elements.prefix(range.lowerBound) + [ellipsis] + elements.dropFirst(range.upperBound)
    }
    var piece = self
    piece.grid.rows = grid.rows.map { eliding($0, Grid.Cell(.text("\u{2026}"), mark: .muted)) }
    if !grid.columnLabels.isEmpty {
      piece.grid.columnLabels = eliding(grid.columnLabels, "\u{2026}")
    }
    return piece
  }

  /// It with texts cut so that its narrowest form fits.
  private var shortened: GridPiece {
    if fits { return self }
    var piece = self
    piece.grid.sign = ""
    let room = max(1, (screen - screen / 4 - 3) / max(1, count) - 2)
    func short(_ text: String) -> String { typesetter.run(text).shortened(to: room).text }
    piece.grid.columnLabels = grid.columnLabels.map(short)
    piece.grid.rows = grid.rows.map { row in
      row.map { cell in
        guard case .text(let text) = cell.content else { return cell }
        return Grid.Cell(.text(short(text)), mark: cell.mark)
      }
    }
    return piece
  }

  private static let mostBlocks = 4
}
