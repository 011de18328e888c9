import NeuralNetwork

extension Canvas {
  /// Draws the outline of a shape, its size and place varied.
  ///
  /// - Parameter shape: 0 for a square, 1 a ring, 2 a cross, 3 a triangle.
  mutating func drawShape(_ shape: Int, _ generator: inout RandomGenerator) {
    let stroke = max(0.45, 0.06 * extent) * generator.uniform(from: 0.8, to: 1.3)
    let largest = (extent - 1) / 2 - stroke
    let radius = generator.uniform(from: 0.75, to: 1) * largest
    let slack = largest - radius + 0.4
    let (row, column) = (
      middle.row + generator.uniform(from: -slack, to: slack),
      middle.column + generator.uniform(from: -slack, to: slack)
    )
    func point(_ down: Double, _ right: Double) -> Point {
      Point(row: row + down * radius, column: column + right * radius)
    }
    switch shape {
    case 0:
      outline(
        [point(-0.9, -0.9), point(-0.9, 0.9), point(0.9, 0.9), point(0.9, -0.9)], radius: stroke)
    case 1:
      fill { place in
        let (y, x) = (place.row - row, place.column - column)
        return Self.softened(stroke - ((y * y + x * x).squareRoot() - radius).magnitude)
      }
    case 2:
      self.stroke(from: point(-1, 0), to: point(1, 0), radius: stroke)
      self.stroke(from: point(0, -1), to: point(0, 1), radius: stroke)
    default: outline([point(-1, 0), point(0.8, 1), point(0.8, -1)], radius: stroke)
    }
  }
}
