/// A rectangle of marks, mapped along its rows and then along its columns.
struct MarkedPlane {
  /// What stands on one side of a layer's windows.
  struct Side {
    /// The number of channels in a group.
    let channels: Int
    /// The extent of a channel.
    let extent: Size
  }

  private var extent: Size
  private var marks: [Bool]

  /// Maps the marks of one side to the other, group by group: what one channel of a group meets, all
  /// of them do.
  ///
  /// - Parameters:
  ///   - rows: the rows of the other side that a row of this side meets.
  ///   - columns: the same for a column.
  static func map(
    _ marks: [Bool], from: Side, to: Side, rows: (Int) -> [Int], columns: (Int) -> [Int]
  ) -> [Bool] {
    let count = from.extent.count
    guard count > 0, from.channels > 0 else { return [] }
    let targets = (0..<from.extent.columns).map(columns)
    var result: [Bool] = []
    for group in 0..<marks.count / (from.channels * count) {
      var plane = MarkedPlane(
        extent: from.extent, marks: [Bool](repeating: false, count: count))
      var isEmpty = true
      for channel in group * from.channels..<(group + 1) * from.channels {
        for place in 0..<count where marks[channel * count + place] {
          plane.marks[place] = true
          isEmpty = false
        }
      }
      let mapped =
        isEmpty
        ? [Bool](repeating: false, count: to.extent.count)
        : plane.mappingRows(to: to.extent.rows, rows)
          .mappingColumns(to: to.extent.columns, targets).marks
      for _ in 0..<to.channels { result += mapped }
    }
    return result
  }

  private func mappingRows(to count: Int, _ targets: (Int) -> [Int]) -> MarkedPlane {
    let columns = extent.columns
    var result = [Bool](repeating: false, count: count * columns)
    for row in 0..<extent.rows {
      let marked = (0..<columns).filter { marks[row * columns + $0] }
      if marked.isEmpty { continue }
      for target in targets(row) {
        for column in marked { result[target * columns + column] = true }
      }
    }
    return MarkedPlane(extent: Size(rows: count, columns: columns), marks: result)
  }

  private func mappingColumns(to count: Int, _ targets: [[Int]]) -> MarkedPlane {
    var result = [Bool](repeating: false, count: extent.rows * count)
    for row in 0..<extent.rows {
      for column in 0..<extent.columns where marks[row * extent.columns + column] {
        for target in targets[column] { result[row * count + target] = true }
      }
    }
    return MarkedPlane(extent: Size(rows: extent.rows, columns: count), marks: result)
  }
}
