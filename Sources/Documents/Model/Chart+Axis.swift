import NeuralNetwork

extension Chart {
  /// An axis: its title, its ends, and how numbers are spread over it.
  package struct Axis: Equatable, Sendable {
    /// What its numbers are.
    package let title: String
    /// The number at its beginning.
    package let start: Double
    /// The number at its end.
    package let end: Double
    /// Whether equal distances are equal ratios.
    package let isLogarithmic: Bool
    /// Whether it goes from its end to its beginning.
    package let isReversed: Bool

    /// Makes an axis between two numbers, which are put apart where they are the same; a logarithmic
    /// one needs both above 0.
    package init(
      _ title: String, from start: Double, to end: Double, isLogarithmic: Bool = false,
      isReversed: Bool = false
    ) {
      self.title = title
      self.isReversed = isReversed
      let isLogarithmic = isLogarithmic && start > 0 && end > start
      let first = start.isFinite ? start : 0
      let last = end.isFinite && end > first ? end : first + (first == 0 ? 1 : first.magnitude)
      (self.start, self.end, self.isLogarithmic) = (first, last, isLogarithmic)
    }

    /// Where a number stands: 0 at the beginning, 1 at the end; `nil` where it is none.
    package func share(of value: Double) -> Double? {
      forwardShare(of: value).map { isReversed ? 1 - $0 : $0 }
    }

    private func forwardShare(of value: Double) -> Double? {
      guard value.isFinite else { return nil }
      guard isLogarithmic else { return (value - start) / (end - start) }
      guard value > 0 else { return nil }
      let reach = PortableMath.logarithm(end) - PortableMath.logarithm(start)
      return (PortableMath.logarithm(value) - PortableMath.logarithm(start)) / reach
    }

    /// Numbers that are told along the axis: round ones, the powers of ten where it is logarithmic.
    package var ticks: [Double] {
      isLogarithmic ? powers : rounds
    }

    /// A number as it stands at its place: a power of ten apart from its exponent.
    struct Label: Equatable {
      let text: String
      var exponent: String?
    }

    /// How a number is told along the axis; all as powers of ten where it is logarithmic.
    func label(of tick: Double, format: RoundedNumberFormat) -> Label {
      let exponent = DecimalDigits(tick).rounded(significant: 1).exponent
      guard isLogarithmic, exponent != 0 else { return Label(text: format.string(tick)) }
      return Label(text: "10", exponent: exponent < 0 ? "\u{2212}\(-exponent)" : "\(exponent)")
    }

    private var powers: [Double] {
      var power = 1.0
      while power > start { power /= 10 }
      while power < start * 0.999 { power *= 10 }
      var found: [Double] = []
      while power <= end * 1.001, found.count < 40 {
        found.append(power)
        power *= 10
      }
      let step = max(1, (found.count + Self.most - 1) / Self.most)
      return found.indices.filter { $0 % step == 0 }.map { found[$0] }
    }

    /// Multiples of 1, 2 or 5 times a power of ten.
    private var rounds: [Double] {
      let rough = (end - start) / Double(Self.most)
      guard rough > 0, rough.isFinite else { return [start] }
      var unit = 1.0
      while unit > rough { unit /= 10 }
      while unit * 10 <= rough { unit *= 10 }
      let step = [1, 2, 5, 10].map { $0 * unit }.first { $0 >= rough * 0.999 } ?? 10 * unit
      // What rounding leaves of a whole number is that number.
      func nudge(_ count: Double) -> Double { 1e-9 * Swift.max(1, count.magnitude) }
      let first = (start / step - nudge(start / step)).rounded(.up)
      let last = (end / step + nudge(end / step)).rounded(.down)
      guard last - first <= 20 else { return [start, end] }
      return stride(from: first, through: last, by: 1).map { count in
        // A fraction of a power of ten is divided by it, so that 3 times 0.1 is 0.3.
        step < 1 ? count / (1 / step).rounded() : count * step
      }
    }

    /// At most so many numbers are told, and one or two more.
    private static let most = 5
  }
}
