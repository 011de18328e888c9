import CReadline

/// The bytes that make one state of the screen of another: cells that differ are written, and the rest
/// of a row is moved where that takes less.
struct CanvasDifference {
  /// The bytes; they leave the cursor where the second state has it.
  let bytes: [UInt8]

  /// By how many cells a row is tried to be moved: a letter, or what a key takes away.
  private static let farthestShift = 4
  /// About as many bytes as it takes to come to a cell, and to choose its style.
  private static let runCost = 9
  /// So many blanks at a row's end are better erased.
  private static let longestTail = 4

  /// Finds them; `nil` where no bytes are known to do it.
  ///
  /// - Parameter shifts: whether the terminal can move the rest of a row.
  init?(from old: LineCanvas, to new: LineCanvas, shifts: Bool) {
    guard old.upheavals == new.upheavals, old.columns == new.columns,
      old.rows.count == new.rows.count, let start = old.column, let end = new.column,
      !new.wrapsNext
    else { return nil }
    var pen = Pen(
      row: old.row, column: old.wrapsNext ? nil : start, columns: new.columns, comesBack: false)
    for index in new.rows.indices where old.rows[index] != new.rows[index] {
      let row = Row(old: old.rows[index], new: new.rows[index], number: new.first + index)
      guard row.write(with: &pen, shifts: shifts) else { return nil }
    }
    bytes = pen.finish(row: new.row, column: end)
  }

  /// A row that differs.
  private struct Row {
    let old: [LineCanvas.Cell]
    let new: [LineCanvas.Cell]
    let number: Int

    /// Writes what differs; `false` where that cannot be done.
    func write(with pen: inout Pen, shifts: Bool) -> Bool {
      guard let first = new.indices.first(where: { old[$0] != new[$0] }) else { return true }
      var (best, shift) = (old, 0)
      // What a terminal does where half of a wide character is written over is not known for all.
      let isNarrow = (old + new).allSatisfy {
        $0.content != LineCanvas.Cell.half && gradus_character_width($0.content) < 2
      }
      guard isNarrow else { return false }
      if shifts {
        var least = cost(from: old, first)
        for count in 1...CanvasDifference.farthestShift where first + count <= new.count {
          for (direction, moved) in [
            (count, inserted(count, at: first)), (-count, removed(count, at: first)),
          ] {
            let cost = cost(from: moved, first) + CanvasDifference.runCost
            if cost < least { (best, shift, least) = (moved, direction, cost) }
          }
        }
      }
      if shift != 0 { pen.shift(by: shift, row: number, column: first) }
      return write(from: best, first, &pen)
    }

    private func inserted(_ count: Int, at place: Int) -> [LineCanvas.Cell] {
      Array(
        old[..<place] + Array(repeating: .blank, count: count) + old[place..<old.count - count])
    }

    private func removed(_ count: Int, at place: Int) -> [LineCanvas.Cell] {
      Array(old[..<place] + old[(place + count)...] + Array(repeating: .blank, count: count))
    }

    /// About how many bytes it takes to come from there to the new row.
    private func cost(from cells: [LineCanvas.Cell], _ first: Int) -> Int {
      var (cost, last, style) = (0, -2, TextStyle.plain)
      for column in first..<new.count where cells[column] != new[column] {
        if column != last + 1 || new[column].style != style { cost += CanvasDifference.runCost }
        (cost, last, style) = (cost + 1, column, new[column].style)
      }
      return cost
    }

    private func write(
      from cells: [LineCanvas.Cell], _ first: Int, _ pen: inout Pen
    ) -> Bool {
      var end = new.count
      while end > first, new[end - 1] == .blank { end -= 1 }
      if !(end..<new.count).contains(where: { cells[$0] != .blank })
        || new.count - end < CanvasDifference.longestTail
      {
        end = new.count
      }
      var column = first
      while column < end {
        let cell = new[column]
        let isWide = column + 1 < new.count && new[column + 1].content == LineCanvas.Cell.half
        let differs =
          cells[column] != cell || isWide && cells[column + 1] != new[column + 1]
        let width = isWide ? 2 : 1
        if differs {
          guard cell.content != LineCanvas.Cell.half, cell.style != LineCanvas.foreign,
            let scalar = Unicode.Scalar(cell.content)
          else { return false }
          pen.write(scalar, width: width, style: cell.style, row: number, column: column)
        }
        column += width
      }
      if end < new.count { pen.eraseRow(row: number, column: end) }
      return true
    }
  }
}
