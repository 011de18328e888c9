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
    let decimals = values.filter { $0.isFinite && $0 != 0 }.map(DecimalDigits.init)
    let rounded = decimals.map { $0.rounded(significant: digits) }
    let largest = rounded.map(\.exponent).max() ?? 0
    let areWhole = decimals.allSatisfy { $0.decimals == 0 }
    if largest < RoundedNumberFormat.smallestFixedExponent
      || largest >= (areWhole ? Self.longestInteger : RoundedNumberFormat.longestRoundedInteger)
    {
      let mantissa = rounded.map { $0.digits.count - 1 }.max() ?? 0
      form = .scientific(decimals: mantissa)
    } else {
      let common = max(0, digits - 1 - largest)
      // One digit would be left of these; of those still smaller, none.
      let losesDigits = decimals.contains {
        $0.decimals > common && $0.exponent + common == 0
      }
      let isNearlyExact = decimals.allSatisfy { $0.decimals <= common + 1 }
      let most = common + (losesDigits || isNearlyExact ? 1 : 0)
      // Those too small for any digit are written with an exponent and ask for none.
      let needed = zip(decimals, rounded).map { exact, rounded in
        if exact.decimals == 0 || exact.exponent + most < 0 { return 0 }
        return isNearlyExact ? exact.decimals : rounded.decimals
      }
      form = .fixed(decimals: min(most, needed.max() ?? 0))
    }
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
