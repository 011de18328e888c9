import NeuralNetwork

/// The scale of a chart's upward axis.
struct ChartAxis {
  /// The number at the foot.
  let foot: Double
  /// The number at the top.
  let top: Double
  /// Whether equal heights are equal ratios.
  let isLogarithmic: Bool

  /// From which ratio of the largest to the smallest value on the scale is logarithmic.
  private static let widest = 300.0

  init(foot: Double, top: Double, isLogarithmic: Bool) {
    (self.foot, self.top, self.isLogarithmic) = (foot, top, isLogarithmic)
  }

  /// The scale that suits some values.
  init(_ values: [Double]) {
    let finite = values.filter(\.isFinite)
    let (least, most) = (finite.min() ?? 0, finite.max() ?? 0)
    if least > 0, most / least > Self.widest {
      self.init(foot: least, top: most, isLogarithmic: true)
    } else {
      self.init(
        foot: least > most / 2 ? least - (most - least) / 4 : 0, top: most, isLogarithmic: false)
    }
  }

  /// How high a value stands, from 0 to 1; what is not a number stands at the top.
  func share(of value: Double) -> Double {
    guard value.isFinite else { return 1 }
    guard top > foot else { return top > 0 ? 1 : 0 }
    guard isLogarithmic else { return min(1, max(0, (value - foot) / (top - foot))) }
    guard value > foot else { return 0 }
    return min(1, Self.octaves(value / foot) / Self.octaves(top / foot))
  }

  /// A logarithm to base 2, straight between powers of 2: near enough for a line of a chart.
  private static func octaves(_ ratio: Double) -> Double {
    Double(ratio.exponent) + ratio.significand - 1
  }
}
