import NeuralNetwork

/// The part of the plane that some points cover, as places of a grid.
package struct Plane {
  private let extent: Size
  private let points: Tensor
  private let left: Double
  private let right: Double
  private let bottom: Double
  private let top: Double

  /// Takes in all points, [sample, 2].
  package init(_ points: Tensor, _ extent: Size) {
    (self.extent, self.points) = (extent, points)
    let elements = points.elements
    let xs = stride(from: 0, to: elements.count, by: 2).map { elements[$0] }
    let ys = stride(from: 1, to: elements.count, by: 2).map { elements[$0] }
    (left, right) = (xs.min() ?? 0, xs.max() ?? 1)
    (bottom, top) = (ys.min() ?? 0, ys.max() ?? 1)
  }

  /// The point in the middle of each place, [place, 2].
  package var places: Tensor {
    var elements: [Double] = []
    elements.reserveCapacity(2 * extent.count)
    for row in 0..<extent.rows {
      for column in 0..<extent.columns {
        elements.append(left + (right - left) * Double(column) / Double(extent.columns - 1))
        elements.append(top - (top - bottom) * Double(row) / Double(extent.rows - 1))
      }
    }
    return Tensor(shape: [extent.count, 2], elements: elements)
  }

  /// The place of a sample.
  package func place(of sample: Int) -> Int {
    let (x, y) = (points.elements[2 * sample], points.elements[2 * sample + 1])
    let across = Self.share((x - left) / max(right - left, 1e-9))
    let down = Self.share((top - y) / max(top - bottom, 1e-9))
    return Int((down * Double(extent.rows - 1)).rounded()) * extent.columns
      + Int((across * Double(extent.columns - 1)).rounded())
  }

  /// A share that is one: a file's points may lie so far apart that their distance is infinite.
  private static func share(_ value: Double) -> Double {
    value.isFinite ? min(1, max(0, value)) : 0
  }
}
