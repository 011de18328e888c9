import FastProgram

/// λ · x where x is positive, else λ · α · (eˣ − 1), with the two numbers that keep mean 0 and
/// variance 1.
///
/// Source: Klambauer et al., "Self-Normalizing Neural Networks" (2017).
package struct SELU: ActivationFunction {
  package static let word = "selu"
  /// The α of the paper.
  package static let alpha = 1.6732632423543772848170429916717
  /// The λ of the paper.
  package static let scale = 1.0507009873554804934193349852946

  /// Makes the function.
  package init() {}

  package func value(at x: Double) -> Double {
    x > 0 ? Self.scale * x : Self.alpha * Self.scale * ElementaryMath.exponentialLessOne(x)
  }

  package func derivative(input x: Double, output y: Double) -> Double {
    x > 0 ? Self.scale : Self.alpha * Self.scale * ElementaryMath.exponential(x)
  }

  package var hasKink: Bool { true }

  package var isToldByOutput: Bool { false }

  package var fastForm: ElementwiseFunction? {
    .exponential(alpha: Self.alpha * Self.scale, scale: Self.scale)
  }
}
