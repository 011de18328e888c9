import FastProgram

/// x · Φ(x): each number by the share of a normal distribution that lies below it.
///
/// Source: Hendrycks and Gimpel, "Gaussian Error Linear Units" (2016), in both forms.
package struct GELU: ActivationFunction {
  /// How Φ is worked out.
  package enum Form: Hashable, Sendable {
    /// By the error function: Φ(x) = (1 + erf(x / √2)) / 2.
    case exact
    /// By the hyperbolic tangent: Φ(x) ≈ (1 + tanh(√(2 / π) · (x + 0.044715 x³))) / 2.
    case approximate
  }

  package static let word = "gelu"

  /// How Φ is worked out.
  package let form: Form

  /// Makes the function.
  package init(form: Form) { self.form = form }

  package func value(at x: Double) -> Double { x * share(below: x) }

  /// Φ(x) + x · Φ′(x).
  package func derivative(input x: Double, output y: Double) -> Double {
    switch form {
    case .exact:
      return share(below: x)
        + x * (ElementaryMath.exponential(-0.5 * x * x) * Self.densityAtZero)
    case .approximate:
      let tangent = ElementaryMath.hyperbolicTangent(Self.bend(x))
      let slope = Self.steepness * (1 + 3 * Self.cubic * x * x)
      return 0.5 * (1 + tangent) + 0.5 * x * (1 - tangent * tangent) * slope
    }
  }

  package var hasKink: Bool { false }

  package var isToldByOutput: Bool { false }

  package var fastForm: ElementwiseFunction? {
    switch form {
    case .exact: .gaussian
    case .approximate: .approximateGaussian
    }
  }

  private func share(below x: Double) -> Double {
    switch form {
    case .exact: 0.5 * (1 + ElementaryMath.error(x * 0.5.squareRoot()))
    case .approximate: 0.5 * (1 + ElementaryMath.hyperbolicTangent(Self.bend(x)))
    }
  }

  private static func bend(_ x: Double) -> Double { steepness * (x + cubic * x * x * x) }

  /// √(2 / π).
  private static let steepness = (2 / Double.pi).squareRoot()
  private static let cubic = 0.044715
  /// 1 / √(2π).
  private static let densityAtZero = (0.5 / Double.pi).squareRoot()
}
