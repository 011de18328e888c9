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

  /// How many digits it takes for two numbers not to be written alike, with these or more; 1 where
  /// they are the same.
  ///
  /// Those on either side of a tie part, meet and part again: 1.445 and 1.444999999 are 1.45 and 1.44
  /// with three digits, both 1.445 with six.
  package static func digits(telling one: Double, from other: Double) -> Int {
    guard one != other, one.isFinite, other.isFinite else { return 1 }
    let alike = (1..<mostDigits).last { digits in
      let format = RoundedNumberFormat(digits: digits)
      return format.string(one) == format.string(other)
    }
    return (alike ?? 0) + 1
  }

  /// How many digits a number takes not to read as a round one that it is not, and at least so many:
  /// 1.0000000001 is not 1.
  ///
  /// A number is round that has half as many digits at most. What arithmetic alone leaves of it, in
  /// the last places of either precision, does not count: 0.1 + 0.2 is 0.3.
  package static func digits(showing value: Double, atLeast digits: Int) -> Int {
    guard value.isFinite else { return digits }
    let single = Float(value)
    let isSingle = Double(single) == value
    let decimal =
      (isSingle ? Double(single.description).map(DecimalDigits.init) : nil)
      ?? DecimalDigits(value).rounded(significant: certainDigits)
    let rounded = decimal.rounded(significant: digits)
    guard rounded != decimal, rounded.count <= digits / 2 else { return digits }
    // Two more than tell it from the round one, lest it reads as another round one: 1000000.5 is not
    // 1000001.
    let telling = (digits..<mostDigits).first { decimal.rounded(significant: $0) != rounded }
    return telling.map { min($0 + 2, mostDigits) } ?? mostDigits
  }

  /// As many digits as a number in double precision may have.
  private static let mostDigits = 17
  /// As many as survive a few roundings in double precision.
  private static let certainDigits = 15

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
