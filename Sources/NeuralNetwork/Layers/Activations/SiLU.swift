import FastProgram

/// x · σ(x), also called swish.
///
/// Source: Elfwing, Uchibe and Doya, "Sigmoid-Weighted Linear Units" (2017).
package struct SiLU: ActivationFunction {
  package static let word = "silu"

  /// Makes the function.
  package init() {}

  package func value(at x: Double) -> Double { x * Sigmoid().value(at: x) }

  /// σ · (1 + x · (1 − σ)).
  package func derivative(input x: Double, output y: Double) -> Double {
    let sigmoid = Sigmoid().value(at: x)
    return sigmoid * (1 + x * (1 - sigmoid))
  }

  package var hasKink: Bool { false }

  package var isToldByOutput: Bool { false }

  package var fastForm: ElementwiseFunction? { .gatedSigmoid }
}
