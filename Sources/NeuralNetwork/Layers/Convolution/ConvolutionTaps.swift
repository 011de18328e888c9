/// For each tap of a kernel in row order, the rectangle of positions at which it lies on the input.
struct ConvolutionTaps {
  /// The positions of one tap that are not on padding, and where it reads.
  struct Range {
    /// The number of output rows.
    let rows: Int
    /// The number of output columns.
    let columns: Int
    /// The offset in the output plane of the first position.
    let outputStart: Int
    /// The offset in the input plane of what it reads there.
    let inputStart: Int
  }

  let ranges: [Range]
  let outputRow: Int
  /// How far apart in the input plane two positions below each other read.
  let inputRow: Int
  /// How far apart in the input plane two neighbouring positions read.
  let inputStep: Int

  init(_ geometry: WindowGeometry) {
    let window = geometry.window
    outputRow = geometry.output.columns
    // One position has no next one; its stride may be too large to multiply.
    inputRow = geometry.output.rows > 1 ? window.stride.rows * geometry.input.columns : 0
    inputStep = geometry.output.columns > 1 ? window.stride.columns : 0
    var ranges: [Range] = []
    ranges.reserveCapacity(window.size.count)
    for tapRow in 0..<window.size.rows {
      let rows = geometry.outputRows(tap: tapRow)
      for tapColumn in 0..<window.size.columns {
        let columns = geometry.outputColumns(tap: tapColumn)
        if rows.isEmpty || columns.isEmpty {
          ranges.append(Range(rows: 0, columns: 0, outputStart: 0, inputStart: 0))
          continue
        }
        let row = geometry.inputRow(outputRow: rows.lowerBound, tap: tapRow)
        let column = geometry.inputColumn(outputColumn: columns.lowerBound, tap: tapColumn)
        ranges.append(
          Range(
            rows: rows.count, columns: columns.count,
            outputStart: rows.lowerBound * geometry.output.columns + columns.lowerBound,
            inputStart: row * geometry.input.columns + column))
      }
    }
    self.ranges = ranges
  }

  /// Adds `weight` times what the tap reads to each of its positions.
  func accumulate(
    _ weight: Double, times source: UnsafePointer<Double>,
    into plane: UnsafeMutablePointer<Double>, range: Range
  ) {
    let columns = range.columns
    var target = plane + range.outputStart
    var read = source + range.inputStart
    var row = 0
    while row < range.rows {
      var column = 0
      if inputStep == 1 {
        while column < columns {
          target[column] += weight * read[column]
          column &+= 1
        }
      } else {
        var place = 0
        while column < columns {
          target[column] += weight * read[place]
          column &+= 1
          place &+= inputStep
        }
      }
      target += outputRow
      read += inputRow
      row &+= 1
    }
  }

  /// Adds `weight` times the upstream gradient of each of the tap's positions to what it read.
  func scatter(
    _ weight: Double, times upstream: UnsafePointer<Double>,
    into plane: UnsafeMutablePointer<Double>, range: Range
  ) {
    let columns = range.columns
    var read = upstream + range.outputStart
    var target = plane + range.inputStart
    var row = 0
    while row < range.rows {
      var column = 0
      if inputStep == 1 {
        while column < columns {
          target[column] += weight * read[column]
          column &+= 1
        }
      } else {
        var place = 0
        while column < columns {
          target[place] += weight * read[column]
          column &+= 1
          place &+= inputStep
        }
      }
      read += outputRow
      target += inputRow
      row &+= 1
    }
  }
}
