/// The shortest decimal digits that identify a finite number, ready to be rounded.
///
/// Rounding works on these digits, half away from zero, as one does by hand: 2.675 becomes 2.68,
/// although the number nearest to it in binary lies a little below.
struct DecimalDigits: Equatable {
  /// Whether a minus stands in front; never set for zero.
  private(set) var isNegative: Bool
  /// The digits as a whole number, without zeros at either end; 0 for zero.
  private var digits: UInt64 = 0
  /// How many digits there are, at most 17; none for zero.
  private(set) var count = 0
  /// The power of ten of the first digit.
  private(set) var exponent = 0

  /// Takes a finite number apart.
  init(_ value: Double) {
    isNegative = value < 0
    var text = value.magnitude.description
    text.withUTF8 { read($0) }
  }

  /// Reads a number written as `123.45` or `1.2345e-06`.
  private mutating func read(_ text: UnsafeBufferPointer<UInt8>) {
    var place = 0
    var first = 0
    var places: Int?
    var zeros = 0
    var index = 0
    while index < text.count, text[index] != UInt8(ascii: "e") {
      defer { index += 1 }
      switch text[index] {
      case UInt8(ascii: "."):
        places = place
        continue
      case UInt8(ascii: "0"): zeros += 1
      case let byte:
        // The zeros before a digit belong to the number unless they are its first.
        if count == 0 {
          first = place
        } else {
          digits *= Self.powersOfTen[zeros]
          count += zeros
        }
        digits = digits * 10 + UInt64(byte - UInt8(ascii: "0"))
        count += 1
        zeros = 0
      }
      place += 1
    }
    guard count > 0 else { return }
    exponent = (places ?? place) - 1 - first
    guard index + 1 < text.count else { return }
    var power = 0
    for byte in text[(index + 2)...] { power = power * 10 + Int(byte - UInt8(ascii: "0")) }
    exponent += text[index + 1] == UInt8(ascii: "-") ? -power : power
  }

  /// Whether this is zero.
  var isZero: Bool { count == 0 }

  /// How many digits behind the point it takes to write this in full.
  var decimals: Int { max(0, count - 1 - exponent) }

  /// This, rounded to so many significant digits.
  func rounded(significant kept: Int) -> DecimalDigits {
    guard kept < count else { return self }
    var result = self
    result.digits = 0
    if kept >= 0 {
      let unit = Self.powersOfTen[count - kept]
      result.digits = (digits + unit / 2) / unit
    }
    if result.digits == 0 {
      result.count = 0
      result.exponent = 0
      result.isNegative = false
      return result
    }
    result.count = kept
    if result.digits == Self.powersOfTen[kept] {
      result.digits = 1
      result.count = 1
      result.exponent += 1
    }
    while result.digits.isMultiple(of: 10) {
      result.digits /= 10
      result.count -= 1
    }
    return result
  }

  /// This, rounded to so many digits behind the point.
  func rounded(decimals: Int) -> DecimalDigits { rounded(significant: exponent + 1 + decimals) }

  /// Written without an exponent, with at least so many digits behind the point.
  func fixed(decimals least: Int = 0) -> String {
    let decimals = max(least, self.decimals)
    let whole = max(0, exponent) + 1
    return String(unsafeUninitializedCapacity: whole + 1 + decimals) { text in
      // From the last place to the first.
      var end = whole + (decimals > 0 ? 1 + decimals : 0)
      let length = end
      var rest = digits
      for power in -decimals...max(0, exponent) {
        if power == 0, decimals > 0 {
          end -= 1
          text[end] = UInt8(ascii: ".")
        }
        end -= 1
        text[end] = UInt8(ascii: "0")
        if power > exponent - count, power <= exponent {
          text[end] += UInt8(rest % 10)
          rest /= 10
        }
      }
      return length
    }
  }

  /// Written with an exponent of two digits, with at least so many digits behind the point.
  func scientific(decimals least: Int = 0) -> String {
    var mantissa = self
    mantissa.exponent = 0
    let power = abs(exponent)
    return mantissa.fixed(decimals: least) + (exponent < 0 ? "e-" : "e+") + (power < 10 ? "0" : "")
      + String(power)
  }

  // A literal, so that it is laid out by the compiler.
  private static let powersOfTen: [UInt64] = [
    1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
    10_000_000_000, 100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000,
    1_000_000_000_000_000, 10_000_000_000_000_000, 100_000_000_000_000_000,
  ]
}
