/// One way to write all numbers of a grid, so that their points can stand below each other.
///
/// The largest magnitude gets the digits asked for and decides how many decimals all others have;
/// one more where some would be left with a single digit, or where that shows all of them in full.
/// Whole numbers stay whole, so that an exact 0 or 1 differs from a rounded one, and what would
/// round to nothing keeps its sign and its size as `3e-06`.
struct GridNumberFormat: Equatable {
  private enum Form: Equatable {
    case fixed(decimals: Int)
    case scientific(decimals: Int)
  }

  private let form: Form
  private let minus: String

  /// Finds the way that suits the numbers.
  init(_ values: some Sequence<Double>, digits: Int, minus: String) {
    let digits = max(1, digits)
    self.minus = minus
    let numbers = values.filter { $0.isFinite && $0 != 0 }
    // Digits are found for as few of them as the question takes: grids may be large.
    let most = numbers.lazy.map(\.magnitude).max() ?? 0
    let largest = DecimalDigits(most).rounded(significant: digits).exponent
    let areWhole = numbers.allSatisfy { $0 == $0.rounded(.towardZero) }
    let longest = areWhole ? Self.longestInteger : RoundedNumberFormat.longestRoundedInteger
    if largest < RoundedNumberFormat.smallestFixedExponent || largest >= longest {
      let mantissas = numbers.lazy.map {
        DecimalDigits($0).rounded(significant: digits).count - 1
      }
      form = .scientific(decimals: mantissas.max(upTo: digits - 1))
      return
    }
    let common = max(0, digits - 1 - largest)
    // One digit would be left of these; of those still smaller, none.
    let scale = (0..<common).reduce(1.0) { scale, _ in scale * 10 }
    let losesDigits = numbers.contains { number in
      guard (0.9...11).contains(number.magnitude * scale) else { return false }
      let decimal = DecimalDigits(number)
      return decimal.decimals > common && decimal.exponent + common == 0
    }
    let isNearlyExact = numbers.allSatisfy { DecimalDigits($0).decimals <= common + 1 }
    let allowed = common + (losesDigits || isNearlyExact ? 1 : 0)
    // Those too small for any digit are written with an exponent and ask for none.
    let needed = numbers.lazy.map { number in
      let decimal = DecimalDigits(number)
      if decimal.decimals == 0 || decimal.exponent + allowed < 0 { return 0 }
      return isNearlyExact ? decimal.decimals : decimal.rounded(significant: digits).decimals
    }
    form = .fixed(decimals: needed.max(upTo: allowed))
  }

  /// The number in the grid's way.
  func string(_ value: Double) -> String {
    if let word = RoundedNumberFormat.word(for: value, minus: minus) { return word }
    let decimal = DecimalDigits(value)
    return (decimal.isNegative ? minus : "") + magnitude(of: decimal)
  }

  private func magnitude(of decimal: DecimalDigits) -> String {
    if decimal.isZero { return "0" }
    switch form {
    case .scientific(let decimals):
      return decimal.rounded(significant: decimals + 1).scientific(decimals: decimals)
    case .fixed(let decimals):
      if decimal.decimals == 0 { return decimal.fixed() }
      let rounded = decimal.rounded(decimals: decimals)
      if rounded.isZero { return decimal.rounded(significant: 1).scientific() }
      return rounded.fixed(decimals: decimals)
    }
  }

  private static let longestInteger = 10
}

extension Sequence<Int> {
  /// The largest, but 0 at least and the limit at most; looks no further once that is reached.
  fileprivate func max(upTo limit: Int) -> Int {
    var most = 0
    for element in self {
      most = Swift.max(most, element)
      if most >= limit { return limit }
    }
    return most
  }
}
