import Platform

/// The elementary functions of the C library.
package enum ElementaryMath {
  /// eˣ.
  package static func exponential(_ x: Double) -> Double { exp(x) }

  /// eˣ − 1, also where x is near 0.
  package static func exponentialLessOne(_ x: Double) -> Double { expm1(x) }

  /// The natural logarithm.
  package static func logarithm(_ x: Double) -> Double { log(x) }

  /// The natural logarithm of 1 + x, also where x is near 0.
  package static func logarithmOfOnePlus(_ x: Double) -> Double { log1p(x) }

  /// The hyperbolic tangent.
  package static func hyperbolicTangent(_ x: Double) -> Double { tanh(x) }

  /// The error function, 2 / √π · ∫₀ˣ exp(−t²) dt.
  package static func error(_ x: Double) -> Double { erf(x) }
}
