/// Writes a number that stands alone with a few significant digits, as a learner reads it.
///
/// With three digits:
///
/// ```
/// 11    0.5    21.5    −3.14    0.0123    1.2e-05    123456    1235 (from 1234.5)    0 (from −0)
/// ```
///
/// Whole numbers are written in full, zeros at the end of a fraction are left out, and the digits
/// before the point are never replaced by zeros.
package struct RoundedNumberFormat: Equatable, Sendable {
  /// How many significant digits are written, at least one.
  package let digits: Int
  /// What stands before a negative number.
  package let minus: String

  /// Makes a format.
  package init(digits: Int = 3, minus: String = "-") {
    self.digits = max(1, digits)
    self.minus = minus
  }

  /// The number as a learner reads it.
  package func string(_ value: Double) -> String {
    if let word = Self.word(for: value, minus: minus) { return word }
    let decimal = DecimalDigits(value)
    return (decimal.isNegative ? minus : "") + magnitude(of: decimal)
  }

  /// How many digits it takes for two numbers not to be written alike; 1 where they are the same.
  package static func digits(telling one: Double, from other: Double) -> Int {
    guard one != other, one.isFinite, other.isFinite else { return 1 }
    return (1..<17).first { digits in
      let format = RoundedNumberFormat(digits: digits)
      return format.string(one) != format.string(other)
    } ?? 17
  }

  private func magnitude(of decimal: DecimalDigits) -> String {
    if decimal.isZero { return "0" }
    if decimal.decimals == 0, decimal.exponent < Self.longestInteger { return decimal.fixed() }
    let rounded = decimal.rounded(significant: digits)
    if rounded.exponent < Self.smallestFixedExponent { return rounded.scientific() }
    if rounded.exponent < digits { return rounded.fixed() }
    if decimal.exponent < Self.longestRoundedInteger { return decimal.rounded(decimals: 0).fixed() }
    return rounded.scientific()
  }

  /// Numbers below ten to this power are written with an exponent.
  static let smallestFixedExponent = -4
  /// Whole numbers of more digits are written with an exponent.
  static let longestInteger = 15
  /// Other numbers of more digits before the point are written with an exponent.
  static let longestRoundedInteger = 7

  /// The word for what is no finite number.
  static func word(for value: Double, minus: String) -> String? {
    if value.isNaN { return "nan" }
    guard value.isInfinite else { return nil }
    return value < 0 ? minus + "inf" : "inf"
  }
}
