import Documents

/// Numbers as bars over some lines, from 0 at the foot, with the scale at their right.
package struct BarChart {
  /// The numbers, from left to right.
  package let values: [Double]
  /// What the topmost line stands for; the largest number unless told otherwise.
  var top: Double?
  /// How many lines it takes.
  package let lines: Int

  /// Makes a bar chart of its parts.
  package init(values: [Double], top: Double? = nil, lines: Int) {
    self.values = values
    self.top = top
    self.lines = lines
  }

  /// The lines, from the top.
  package var texts: [Text] {
    let top = top ?? Self.largest(values)
    return Self.bars(values, lines: lines, top: top).enumerated().map { line, bars in
      Text(bars) + Self.scale(line: line, of: lines, from: 0, to: top)
    }
  }

  /// The scale's part of a line: the axis, and the number at its ends.
  package static func scale(line: Int, of lines: Int, from foot: Double, to top: Double) -> Text {
    switch line {
    case lines - 1: "\(.muted("┘")) \(foot, style: .muted)"
    case 0: "\(.muted("┐")) \(top, style: .muted)"
    default: .muted("│")
    }
  }

  /// The largest number that is one; 0 where there is none.
  static func largest(_ values: [Double]) -> Double { values.filter(\.isFinite).max() ?? 0 }

  /// The bars alone; what is not a number is as high as the chart.
  static func bars(_ values: [Double], lines: Int, top: Double? = nil) -> [String] {
    let top = top ?? largest(values)
    let heights = values.map { value -> Int in
      guard value.isFinite else { return 8 * lines }
      guard top > 0, value > 0 else { return 0 }
      return max(1, Int((min(1, value / top) * Double(8 * lines)).rounded()))
    }
    return (0..<lines).map { line in
      let foot = 8 * (lines - 1 - line)
      return heights.map { blocks[min(max($0 - foot, 0), 8)] }.joined()
    }
  }

  private static let blocks = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
}
