import NeuralNetwork

/// A picture being drawn: brightness from 0 to 1, edges softened over one pixel.
struct Canvas {
  /// A place on it; whole numbers are the middles of pixels.
  struct Point {
    var row: Double
    var column: Double
  }

  let size: Size
  private(set) var brightness: [Double]

  init(_ size: Size) {
    self.size = size
    brightness = [Double](repeating: 0, count: size.count)
  }

  /// The smaller of both extents.
  var extent: Double { Double(min(size.rows, size.columns)) }
  /// The middle.
  var middle: Point {
    Point(row: Double(size.rows - 1) / 2, column: Double(size.columns - 1) / 2)
  }

  /// Sets each pixel to what a function of its place says.
  mutating func fill(_ value: (Point) -> Double) {
    var place = 0
    for row in 0..<size.rows {
      for column in 0..<size.columns {
        brightness[place] = value(Point(row: Double(row), column: Double(column)))
        place += 1
      }
    }
  }

  /// Lights what lies within a distance of a line between two points.
  mutating func stroke(from start: Point, to end: Point, radius: Double) {
    let (downwards, sideways) = (end.row - start.row, end.column - start.column)
    let length = downwards * downwards + sideways * sideways
    let columns = Self.range(start.column, end.column, radius: radius, within: size.columns)
    for row in Self.range(start.row, end.row, radius: radius, within: size.rows) {
      for column in columns {
        let place = row * size.columns + column
        let (y, x) = (Double(row) - start.row, Double(column) - start.column)
        let along = length > 0 ? (y * downwards + x * sideways) / length : 0
        let nearest = min(max(along, 0), 1)
        let (restY, restX) = (y - nearest * downwards, x - nearest * sideways)
        let distance = (restY * restY + restX * restX).squareRoot()
        brightness[place] = max(brightness[place], Self.softened(radius - distance))
      }
    }
  }

  /// The pixels along an axis that a stroke between two places can light.
  private static func range(
    _ start: Double, _ end: Double, radius: Double, within extent: Int
  ) -> Range<Int> {
    let reach = radius + 1
    let lower = min(max(0, min(start, end) - reach), Double(extent))
    let upper = min(max(lower, max(start, end) + reach + 1), Double(extent))
    return Int(lower)..<Int(upper)
  }

  /// Lights what lies within a distance of a closed line through some points.
  mutating func outline(_ corners: [Point], radius: Double) {
    for (index, corner) in corners.enumerated() {
      stroke(from: corner, to: corners[(index + 1) % corners.count], radius: radius)
    }
  }

  /// Lowers the contrast a little and adds normal noise; the result stays within 0 to 1.
  mutating func addNoise(_ generator: inout RandomGenerator) {
    let contrast = generator.uniform(from: 0.75, to: 1)
    for place in brightness.indices {
      let noisy = contrast * brightness[place] + 0.08 * generator.normal()
      brightness[place] = min(max(noisy, 0), 1)
    }
  }

  /// 0 outside, 1 inside, even between: how much of a pixel a half-plane covers at a depth.
  static func softened(_ depth: Double) -> Double { min(max(depth + 0.5, 0), 1) }
}
