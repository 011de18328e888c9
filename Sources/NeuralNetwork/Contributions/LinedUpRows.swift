/// The rows of an input that some row of a window reads, those a stride apart behind each other, and
/// where each row and column of the window reads among them.
struct LinedUpRows {
  private(set) var rows: [Int32] = []
  /// For each row of the window: its first position on the picture, how many there are, and the place
  /// in ``rows`` of what the first one reads.
  private(set) var tapRows: [Int32] = []
  /// The same for each column, with the column that the first position reads.
  private(set) var tapColumns: [Int32] = []

  init(_ geometry: WindowGeometry) {
    let window = FittedWindow(geometry)
    let stride = window.rows.stride
    var isRead = [Bool](repeating: false, count: geometry.input.rows)
    for tap in 0..<window.rows.window {
      for row in geometry.outputRows(tap: tap) {
        isRead[geometry.inputRow(outputRow: row, tap: tap)] = true
      }
    }
    var places = [Int32](repeating: 0, count: geometry.input.rows)
    for start in 0..<min(stride, geometry.input.rows) {
      for row in Swift.stride(from: start, to: geometry.input.rows, by: stride) where isRead[row] {
        places[row] = Int32(rows.count)
        rows.append(Int32(row))
      }
    }
    for tap in 0..<window.rows.window {
      let positions = geometry.outputRows(tap: tap)
      let first = geometry.inputRow(outputRow: positions.lowerBound, tap: tap)
      tapRows += [
        Int32(positions.lowerBound), Int32(positions.count),
        positions.isEmpty ? 0 : places[first],
      ]
    }
    for tap in 0..<window.columns.window {
      let positions = geometry.outputColumns(tap: tap)
      let first = geometry.inputColumn(outputColumn: positions.lowerBound, tap: tap)
      tapColumns += [
        Int32(positions.lowerBound), Int32(positions.count), positions.isEmpty ? 0 : Int32(first),
      ]
    }
  }
}
