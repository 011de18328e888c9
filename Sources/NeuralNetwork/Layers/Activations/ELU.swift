import FastProgram

/// x where it is positive, else α · (eˣ − 1).
///
/// Source: Clevert, Unterthiner and Hochreiter, "Fast and Accurate Deep Network Learning by
/// Exponential Linear Units" (2015).
package struct ELU: ActivationFunction {
  package static let word = "elu"
  /// The α of PyTorch.
  package static let usualAlpha = 1.0

  /// What the exponential part is multiplied with.
  package let alpha: Double

  /// Makes the function.
  package init(alpha: Double = usualAlpha) { self.alpha = alpha }

  package func value(at x: Double) -> Double {
    x > 0 ? x : alpha * ElementaryMath.exponentialLessOne(x)
  }

  package func derivative(input x: Double, output y: Double) -> Double {
    x > 0 ? 1 : alpha * ElementaryMath.exponential(x)
  }

  package var hasKink: Bool { alpha != 1 }

  package var isToldByOutput: Bool { false }

  package var fastForm: ElementwiseFunction? { .exponential(alpha: alpha, scale: 1) }
}
