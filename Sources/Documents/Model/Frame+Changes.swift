extension Frame {
  /// This picture with every cell marked that differs from the picture before it.
  ///
  /// A mark that a cell already has stays. A grid of which all cells differ is left as it is, for
  /// a star at every number would say nothing.
  public func markingChanges(since previous: Frame) -> Frame {
    var blocks = blocks
    for (index, block) in blocks.enumerated() where index < previous.blocks.count {
      guard case .grids(let new) = block, case .grids(let old) = previous.blocks[index] else {
        continue
      }
      blocks[index] = .grids(
        new.enumerated().map { $0 < old.count ? $1.markingChanges(since: old[$0]) : $1 })
    }
    return Frame(title: title, blocks: blocks)
  }
}

extension Grid {
  /// This grid with every cell marked that differs from the same grid before.
  func markingChanges(since previous: Grid) -> Grid {
    guard rows.map(\.count) == previous.rows.map(\.count) else { return self }
    var grid = self
    var unchanged = 0
    for row in rows.indices {
      for column in rows[row].indices {
        if rows[row][column].content.isSame(as: previous.rows[row][column].content) {
          unchanged += 1
        } else if rows[row][column].mark == .none {
          grid.rows[row][column].mark = .changed
        }
      }
    }
    return unchanged == 0 ? self : grid
  }
}

extension Grid.Cell.Content {
  /// Whether both hold the same, not-a-number included.
  func isSame(as other: Grid.Cell.Content) -> Bool {
    if case .number(let value) = self, case .number(let old) = other {
      return value == old || (value.isNaN && old.isNaN)
    }
    return self == other
  }
}
