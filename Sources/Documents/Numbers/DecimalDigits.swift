/// The shortest decimal digits that identify a finite number, ready to be rounded.
///
/// Rounding works on these digits, half away from zero, as one does by hand: 2.675 becomes 2.68,
/// although the number nearest to it in binary lies a little below.
struct DecimalDigits: Equatable {
  /// Whether a minus stands in front; never set for zero.
  var isNegative: Bool
  /// The digits without zeros at either end; empty for zero.
  var digits: [UInt8]
  /// The power of ten of the first digit.
  var exponent: Int

  /// Takes a finite number apart.
  init(_ value: Double) {
    var digits: [UInt8] = []
    var exponent = -1
    var written = 0
    var seenPoint = false
    var inExponent = false
    var exponentIsNegative = false
    for byte in value.magnitude.description.utf8 {
      switch byte {
      case UInt8(ascii: "."): seenPoint = true
      case UInt8(ascii: "e"): inExponent = true
      case UInt8(ascii: "-"): exponentIsNegative = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        let digit = byte - UInt8(ascii: "0")
        if inExponent {
          written = written * 10 + Int(digit)
        } else {
          digits.append(digit)
          if !seenPoint { exponent += 1 }
        }
      default: break
      }
    }
    let leading = digits.prefix { $0 == 0 }.count
    digits.removeFirst(leading)
    while digits.last == 0 { digits.removeLast() }
    self.digits = digits
    self.exponent =
      digits.isEmpty ? 0 : exponent - leading + (exponentIsNegative ? -written : written)
    isNegative = value < 0
  }

  /// Whether this is zero.
  var isZero: Bool { digits.isEmpty }

  /// How many digits behind the point it takes to write this in full.
  var decimals: Int { max(0, digits.count - 1 - exponent) }

  /// This, rounded to so many significant digits.
  func rounded(significant count: Int) -> DecimalDigits {
    guard count < digits.count else { return self }
    var result = self
    result.digits = Array(digits.prefix(max(0, count)))
    guard count >= 0, digits[count] >= 5 else { return result.trimmed }
    var position = count - 1
    while position >= 0, result.digits[position] == 9 {
      result.digits.removeLast()
      position -= 1
    }
    if position >= 0 {
      result.digits[position] += 1
    } else {
      result.digits = [1]
      result.exponent += 1
    }
    return result.trimmed
  }

  /// This, rounded to so many digits behind the point.
  func rounded(decimals: Int) -> DecimalDigits { rounded(significant: exponent + 1 + decimals) }

  /// Written without an exponent, with at least so many digits behind the point.
  func fixed(decimals least: Int = 0) -> String {
    var text = ""
    for power in stride(from: max(0, exponent), through: 0, by: -1) { text += digit(at: power) }
    let decimals = max(least, self.decimals)
    if decimals > 0 {
      text += "."
      for power in 1...decimals { text += digit(at: -power) }
    }
    return text
  }

  /// Written with an exponent of two digits, with at least so many digits behind the point.
  func scientific(decimals least: Int = 0) -> String {
    var text = digit(at: exponent)
    let decimals = max(least, digits.count - 1)
    if decimals > 0 {
      text += "."
      for place in 1...decimals { text += digit(at: exponent - place) }
    }
    text += exponent < 0 ? "e-" : "e+"
    return text + (abs(exponent) < 10 ? "0" : "") + String(abs(exponent))
  }

  private func digit(at power: Int) -> String {
    let index = exponent - power
    return digits.indices.contains(index) ? String(digits[index]) : "0"
  }

  private var trimmed: DecimalDigits {
    var result = self
    while result.digits.last == 0 { result.digits.removeLast() }
    if result.digits.isEmpty {
      result.exponent = 0
      result.isNegative = false
    }
    return result
  }
}
