import Documents
import Sessions

/// Curves over steps in one picture, each drawn with a sign of its own.
///
/// The foot is 0; where all values lie high above it, a number below them; where they span powers of
/// ten, the scale is a logarithmic one. The axis says which.
struct RunChart {
  /// A curve with what it is drawn with.
  struct Series {
    /// One character; where curves meet there is a star.
    let sign: Character
    /// What it shows, for those who draw it with a line.
    let name: String
    /// The points: after how many steps, and the value.
    let points: [(step: Double, value: Double)]
    /// Whether its points lie far apart.
    var isSparse = false
  }

  let series: [Series]
  /// The numbers at the foot and at the top, where they are not to follow from the values.
  var bounds: ClosedRange<Double>?
  var lines = 7

  private static let mostColumns = 48

  /// The lines, from the top.
  var texts: [Text] {
    let axis = axis
    let longest = series.flatMap { $0.points.map(\.step) }.max() ?? 1
    let columns = max(1, min(Self.mostColumns, Int(longest)))
    var signs = [[Character]](
      repeating: [Character](repeating: " ", count: columns), count: lines)
    for curve in series {
      for (column, value) in curve.means(columns: columns, steps: longest) {
        let line = lines - 1 - Int((axis.share(of: value) * Double(lines - 1)).rounded())
        signs[line][column] = signs[line][column] == " " ? curve.sign : "*"
      }
    }
    return signs.enumerated().map { line, row in
      Text(String(row)) + BarChart.scale(line: line, of: lines, from: axis.foot, to: axis.top)
        + (axis.isLogarithmic && line == lines - 1 ? .muted(" (log)") : Text())
    }
  }

  /// The same with lines and axes, where they can be drawn.
  func chart(_ name: String, title: Text, spoken: [Text]) -> Chart {
    let axis = axis
    return Chart(
      name, title: title,
      series: series.filter { !$0.points.isEmpty }.map { series in
        Chart.Series(
          series.name, series.points.map { .init(x: $0.step, y: $0.value) },
          isMarked: series.isSparse || series.points.count == 1)
      },
      across: Chart.Axis("step", from: 0, to: series.flatMap { $0.points.map(\.step) }.max() ?? 1),
      up: Chart.Axis(name, from: axis.foot, to: axis.top, isLogarithmic: axis.isLogarithmic),
      spoken: spoken)
  }

  private var axis: ChartAxis {
    if let bounds {
      return ChartAxis(foot: bounds.lowerBound, top: bounds.upperBound, isLogarithmic: false)
    }
    return ChartAxis(series.flatMap { $0.points.map(\.value) })
  }
}

extension RunChart.Series {
  /// A curve of a number for each step.
  init(sign: Character, name: String, _ curve: StepCurve) {
    self.sign = sign
    self.name = name
    points = curve.values.enumerated().map { place, value in
      (step: min(Double((place + 1) * curve.width), Double(curve.count)), value: value)
    }
  }

  /// The mean of the points in each column that has one.
  fileprivate func means(columns: Int, steps: Double) -> [(column: Int, value: Double)] {
    var sums = [(sum: Double, count: Int)](repeating: (0, 0), count: columns)
    for point in points {
      let column = min(
        columns - 1, max(0, Int((point.step / steps * Double(columns)).rounded(.up)) - 1))
      sums[column].sum += point.value
      sums[column].count += 1
    }
    return sums.enumerated().compactMap { column, entry in
      entry.count == 0 ? nil : (column, entry.sum / Double(entry.count))
    }
  }
}
