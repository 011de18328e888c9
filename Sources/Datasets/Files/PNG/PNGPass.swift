import NeuralNetwork

/// Some of a PNG picture's pixels, which come one row behind the other.
struct PNGPass {
  let top: Int
  let left: Int
  let down: Int
  let right: Int
  let size: Size
  /// How many bytes a row takes, without that of its filter.
  let rowLength: Int

  /// Makes a pass; `nil` where no pixel belongs to it.
  init?(_ header: PNGHeader, top: Int, left: Int, down: Int, right: Int) {
    guard header.size.rows > top, header.size.columns > left else { return nil }
    (self.top, self.left, self.down, self.right) = (top, left, down, right)
    size = Size(
      rows: (header.size.rows - top + down - 1) / down,
      columns: (header.size.columns - left + right - 1) / right)
    rowLength = (size.columns * header.colour.samples * header.depth + 7) / 8
  }

  /// How many bytes it takes.
  var length: Int { size.rows * (rowLength + 1) }

  /// Takes back the filters of its rows, which begin at `start`.
  ///
  /// - Parameters:
  ///   - distance: how many bytes a pixel takes, at least 1.
  ///   - place: where an error is to be reported.
  func unfilter(
    _ bytes: inout [UInt8], from start: Int, distance: Int, place: Int, _ pacer: inout Pacer
  ) throws(FormatError) {
    for row in 0..<size.rows {
      try pacer.read(8 * rowLength)
      let filter = bytes[start + row * (rowLength + 1)]
      guard filter <= 4 else {
        throw FormatError(.malformed(.filter, found: String(filter)), at: place)
      }
      if filter == 0 { continue }
      let begin = start + row * (rowLength + 1) + 1
      for column in 0..<rowLength {
        let here = begin + column
        let left = column >= distance ? bytes[here - distance] : 0
        let above = row > 0 ? bytes[here - rowLength - 1] : 0
        let predicted: UInt8
        switch filter {
        case 1: predicted = left
        case 2: predicted = above
        case 3: predicted = UInt8((Int(left) + Int(above)) / 2)
        default:
          let corner = row > 0 && column >= distance ? bytes[here - rowLength - 1 - distance] : 0
          predicted = Self.nearest(left, above, corner)
        }
        bytes[here] &+= predicted
      }
    }
  }

  /// Paeth's predictor: the one of three neighbours that is nearest to left + above − corner.
  private static func nearest(_ left: UInt8, _ above: UInt8, _ corner: UInt8) -> UInt8 {
    let (a, b, c) = (Int(left), Int(above), Int(corner))
    let (toLeft, toAbove, toCorner) = (
      (b - c).magnitude, (a - c).magnitude, (a + b - 2 * c).magnitude
    )
    if toLeft <= toAbove, toLeft <= toCorner { return left }
    return toAbove <= toCorner ? above : corner
  }
}
