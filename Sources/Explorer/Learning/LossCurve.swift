/// The losses of a training, one for each step, or means of neighbours where there were many.
struct LossCurve: Equatable, Sendable {
  /// How many points are kept at the most.
  private static let capacity = 960

  /// The means of `width` steps each.
  private(set) var points: [Double] = []
  /// How many steps a point stands for.
  private(set) var width = 1
  /// How many losses were added.
  private(set) var count = 0
  /// The first loss.
  private(set) var first = Double.nan
  /// The latest loss.
  private(set) var last = Double.nan
  private var sum = 0.0
  private var summed = 0

  /// Adds the loss of one more step.
  mutating func add(_ loss: Double) {
    if count == 0 { first = loss }
    last = loss
    count += 1
    sum += loss
    summed += 1
    guard summed == width else { return }
    points.append(sum / Double(width))
    (sum, summed) = (0, 0)
    guard points.count == Self.capacity else { return }
    points = stride(from: 0, to: points.count, by: 2).map { (points[$0] + points[$0 + 1]) / 2 }
    width *= 2
  }

  /// The points with the mean of what is left behind them.
  var values: [Double] { summed == 0 ? points : points + [sum / Double(summed)] }

  /// At most so many means over equal stretches.
  func columns(_ limit: Int) -> [Double] {
    let values = values
    guard values.count > limit else { return values }
    return (0..<limit).map { column in
      let stretch = values[column * values.count / limit..<(column + 1) * values.count / limit]
      return stretch.reduce(0, +) / Double(stretch.count)
    }
  }

  /// The curve as bars of one line, the highest as high as the line.
  func sparkline(_ width: Int) -> String { Self.bars(columns(width), lines: 1)[0] }

  /// The curve as bars over some lines, from the top; the foot is 0.
  func chart(width: Int, lines: Int) -> [String] { Self.bars(columns(width), lines: lines) }

  private static let blocks = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  private static func bars(_ values: [Double], lines: Int) -> [String] {
    let top = values.filter(\.isFinite).max() ?? 0
    let heights = values.map { value -> Int in
      guard value.isFinite else { return 8 * lines }
      guard top > 0, value > 0 else { return 0 }
      return max(1, Int((value / top * Double(8 * lines)).rounded()))
    }
    return (0..<lines).map { line in
      let foot = 8 * (lines - 1 - line)
      return heights.map { blocks[min(max($0 - foot, 0), 8)] }.joined()
    }
  }
}
