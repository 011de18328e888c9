import FastProgram

/// 1 / (1 + e⁻ˣ), the logistic function.
package struct Sigmoid: ActivationFunction {
  package static let word = "sigmoid"

  /// Makes the function.
  package init() {}

  /// By e⁻ˡˣˡ alone, so that nothing overflows.
  package func value(at x: Double) -> Double {
    if x >= 0 { return 1 / (1 + ElementaryMath.exponential(-x)) }
    let power = ElementaryMath.exponential(x)
    return power / (1 + power)
  }

  package func derivative(input x: Double, output y: Double) -> Double { (1 - y) * y }

  package var hasKink: Bool { false }

  package var isToldByOutput: Bool { true }

  package var fastForm: ElementwiseFunction? { .sigmoid }
}
