import Documents

/// A number for each step of a training, as its loss, or means of neighbours where there were many.
package struct StepCurve: Equatable, Sendable {
  /// How many points are kept at the most.
  static let capacity = 960

  /// The means of `width` steps each.
  private(set) var points: [Double] = []
  /// How many steps a point stands for.
  package private(set) var width = 1
  /// How many numbers were added.
  package private(set) var count = 0
  /// The first number.
  package private(set) var first = Double.nan
  /// The latest number.
  package private(set) var last = Double.nan
  private var sum = 0.0
  private var summed = 0

  /// Adds the number of one more step.
  mutating func add(_ value: Double) {
    if count == 0 { first = value }
    last = value
    count += 1
    sum += value
    summed += 1
    guard summed == width else { return }
    points.append(sum / Double(width))
    (sum, summed) = (0, 0)
    guard points.count == Self.capacity else { return }
    points = stride(from: 0, to: points.count, by: 2).map { (points[$0] + points[$0 + 1]) / 2 }
    width *= 2
  }

  /// The points with the mean of what is left behind them.
  package var values: [Double] { summed == 0 ? points : points + [sum / Double(summed)] }

  /// At most so many means over equal stretches.
  package func columns(_ limit: Int) -> [Double] {
    let values = values
    guard values.count > limit else { return values }
    return (0..<limit).map { column in
      let stretch = values[column * values.count / limit..<(column + 1) * values.count / limit]
      return stretch.reduce(0, +) / Double(stretch.count)
    }
  }

  /// The curve as bars of one line, the highest as high as the line.
  ///
  /// The numbers beside it say how it began and ended.
  package func sparkline(_ width: Int) -> Text {
    .drawing(BarChart.bars(columns(width), lines: 1)[0], spoken: "")
  }
}
