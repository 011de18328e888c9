/// The room that the grids of a sequence need in any of its pictures.
///
/// With it, columns stay where they are from one picture to the next, and the eye sees what
/// changed. Long sequences do without: measuring them would take longer than a step may.
struct FrameReserve {
  /// For each block and each of its grids, the columns.
  private var blocks: [[[GridColumn]]] = []

  /// Measures the pictures of a sequence.
  init(_ frames: [Frame], typesetter: Typesetter) {
    let cells = frames.reduce(0) { sum, frame in
      sum + frame.blocks.reduce(0) { $0 + $1.cellCount }
    }
    guard frames.count > 1, cells <= Self.mostCells, let first = frames.first else { return }
    blocks = first.blocks.indices.map { block in
      frames.reduce(into: []) { reserve, frame in
        guard block < frame.blocks.count, case .grids(let grids) = frame.blocks[block] else {
          return
        }
        for (index, grid) in grids.enumerated() {
          if index == reserve.count { reserve.append([]) }
          let columns = GridLayout(grid, typesetter: typesetter).columns
          for (place, column) in columns.enumerated() {
            if place == reserve[index].count { reserve[index].append(GridColumn()) }
            reserve[index][place].include(column)
          }
        }
      }
    }
  }

  /// The columns of each grid of a block.
  subscript(block: Int) -> [[GridColumn]] { blocks.indices.contains(block) ? blocks[block] : [] }

  private static let mostCells = 20_000
}

extension Block {
  fileprivate var cellCount: Int {
    guard case .grids(let grids) = self else { return 0 }
    return grids.reduce(0) { sum, grid in sum + grid.rows.reduce(0) { $0 + $1.count } }
  }
}
