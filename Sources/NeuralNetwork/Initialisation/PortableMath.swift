/// A logarithm and a cosine of additions, multiplications and divisions alone, so that a draw has
/// the same bits under every C library.
///
/// The generator, the sets of samples and the optimisers use them. Both are within 2 units in the last place, the cosine relative to
/// the larger of its value and 2⁻¹.
package enum PortableMath {
  /// The natural logarithm of a positive, normal, finite number.
  ///
  /// With `x = 2ᵏ · (1 + f)` and `s = f / (2 + f)`,
  /// ```
  /// log x = k · log 2 + f − (f²/2 − s · (f²/2 + R)),   R = 2 (s²/3 + s⁴/5 + s⁶/7 + …)
  /// ```
  /// where 1 + f lies from √½ to √2, so that s² < 0.0295 and ten terms are enough. The subtraction
  /// from f, which is exact, keeps the rounding of s out of the leading digits.
  package static func logarithm(_ x: Double) -> Double {
    precondition(x.isNormal && x > 0, "a positive, normal number")
    var exponent = Double(x.exponent)
    var significand = x.significand
    if significand > 1.4142135623730951 {
      significand /= 2
      exponent += 1
    }
    let f = significand - 1
    let s = f / (2 + f)
    let square = s * s
    var series = 0.0
    forEachDown(from: 23, through: 3) { odd in series = (series + 2 / Double(odd)) * square }
    let half = 0.5 * f * f
    // log 2 in two parts, of which the first times a small whole number is exact.
    let high = 0x1.62e42feep-1
    let low = 0x1.a39ef35793c76p-33
    return exponent * high - ((half - (s * (half + series) + exponent * low)) - f)
  }

  /// The cosine of a number of full turns from 0 to 1: cos(2π · turns).
  ///
  /// The nearest quarter turn is taken off, which is exact; the rest, at most an eighth, goes into
  /// the Taylor series of the sine or the cosine.
  package static func cosine(turns: Double) -> Double {
    precondition(turns >= 0 && turns <= 1, "at most one turn")
    let quarters = (turns * 4).rounded()
    let angle = (turns * 4 - quarters) * 1.5707963267948966
    switch Int(quarters) {
    case 1: return -sineSeries(angle)
    case 2: return -cosineSeries(angle)
    case 3: return sineSeries(angle)
    default: return cosineSeries(angle)
    }
  }

  /// A number to a whole power of at least 0, by repeated squaring.
  package static func power(_ base: Double, _ exponent: Int) -> Double {
    var (result, square, rest) = (1.0, base, exponent)
    while rest > 0 {
      if rest & 1 == 1 { result *= square }
      square *= square
      rest >>= 1
    }
    return result
  }

  /// x − x³/3! + x⁵/5! − …, for |x| ≤ π/4.
  private static func sineSeries(_ x: Double) -> Double {
    let square = x * x
    var rest = 0.0
    forEachDown(from: 19, through: 3) { odd in
      rest = (1 + rest) * (-square / Double(odd * (odd - 1)))
    }
    return x + x * rest
  }

  /// 1 − x²/2! + x⁴/4! − …, for |x| ≤ π/4.
  private static func cosineSeries(_ x: Double) -> Double {
    let square = x * x
    var rest = 0.0
    forEachDown(from: 20, through: 2) { even in
      rest = (1 + rest) * (-square / Double(even * (even - 1)))
    }
    return 1 + rest
  }

  /// Visits every second number; a stride over `Double` would call for a fused multiplication each
  /// time, and its quotients would not be worked out by the compiler.
  @inline(__always)
  private static func forEachDown(from first: Int, through last: Int, _ body: (Int) -> Void) {
    var number = first
    while number >= last {
      body(number)
      number &-= 2
    }
  }
}
