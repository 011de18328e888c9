/// The room that grids need for their columns to stand below those of others of their kind.
///
/// Blocks of grids that follow each other, as a layer's kernels do, are aligned where they have as many
/// columns at the same place; so are grids of one block that show parts of one tensor.
struct GridReserve {
  /// For each block and each of its grids, the columns.
  private var blocks: [Int: [[GridColumn]]] = [:]
  /// The blocks below which another one of their kind stands.
  private var continued: Set<Int> = []

  /// Nothing is aligned in more cells than these: measuring them would take longer than a page may.
  private static let mostCells = 20_000

  /// Grids at the same place of as many columns; those of one tensor, wherever they stand, have none.
  private struct Kind: Hashable {
    let place: Int?
    let columns: Int
    let scale: Double?
  }

  /// Finds what belongs together.
  ///
  /// - Parameter measures: whether columns are measured, too; they need not be where another reserve
  ///   says how wide they are.
  init(_ blocks: [Block], typesetter: Typesetter, measures: Bool = true) {
    var start = 0
    while start < blocks.count {
      var end = start
      while end < blocks.count, case .grids = blocks[end] { end += 1 }
      if end > start {
        align(blocks, start..<end, typesetter: measures ? typesetter : nil)
      }
      start = max(end, start + 1)
    }
  }

  /// The columns of each grid of a block.
  subscript(block: Int) -> [[GridColumn]] { blocks[block] ?? [] }

  /// Whether a block of the same kind, with the same scales of heat, stands below a block.
  func isContinued(_ block: Int) -> Bool { continued.contains(block) }

  private mutating func align(_ blocks: [Block], _ run: Range<Int>, typesetter: Typesetter?) {
    let grids = run.map { index -> [Grid] in
      if case .grids(let grids) = blocks[index] { grids } else { [] }
    }
    for (offset, pair) in zip(grids, grids.dropFirst()).enumerated()
    where zip(pair.0, pair.1).allSatisfy({ $0.heatScale == $1.heatScale && Self.fit($0, $1) }) {
      continued.insert(run.lowerBound + offset)
    }
    let cells = grids.joined().reduce(0) { $0 + $1.rows.count * $1.columnCount }
    guard let typesetter, grids.joined().count > 1, cells <= Self.mostCells else { return }
    var rooms: [Kind: GridColumn] = [:]
    for grids in grids {
      for (place, grid) in grids.enumerated() where !grid.isPicture {
        let room = GridLayout(grid, typesetter: typesetter).columns.reduce(into: GridColumn()) {
          $0.include($1)
        }
        for kind in Self.kinds(of: grid, at: place) {
          rooms[kind, default: GridColumn()].include(room)
        }
      }
    }
    for (offset, grids) in grids.enumerated() {
      self.blocks[run.lowerBound + offset] = grids.enumerated().map { place, grid in
        let kinds = Self.kinds(of: grid, at: place)
        let room = kinds.compactMap { rooms[$0] }.reduce(into: GridColumn()) { $0.include($1) }
        return Array(repeating: room, count: grid.isPicture ? 0 : grid.columnCount)
      }
    }
  }

  /// What a grid is aligned with.
  private static func kinds(of grid: Grid, at place: Int) -> [Kind] {
    let columns = grid.columnCount
    var kinds = [Kind(place: place, columns: columns, scale: nil)]
    if grid.sign.isEmpty, let scale = grid.heatScale {
      kinds.append(Kind(place: nil, columns: columns, scale: scale))
    }
    return kinds
  }

  private static func fit(_ first: Grid, _ second: Grid) -> Bool {
    first.columnCount == second.columnCount && first.showsSigns == second.showsSigns
  }
}

extension Grid {
  /// The cells of its longest row.
  var columnCount: Int { rows.map(\.count).max() ?? 0 }
}
