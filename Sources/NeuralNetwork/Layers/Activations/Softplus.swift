import FastProgram

/// log(1 + e^(βx)) / β, a smooth ReLU; x itself where βx is above 20, as in PyTorch.
package struct Softplus: ActivationFunction {
  package static let word = "softplus"
  /// The β of PyTorch.
  package static let usualBeta = 1.0
  /// Beyond this the two differ by less than 2e-9.
  package static let threshold = 20.0

  /// How sharply it bends.
  package let beta: Double

  /// Makes the function.
  package init(beta: Double = usualBeta) { self.beta = beta }

  package func value(at x: Double) -> Double {
    let scaled = x * beta
    if scaled > Self.threshold { return x }
    return ElementaryMath.logarithmOfOnePlus(ElementaryMath.exponential(scaled)) / beta
  }

  /// σ(βx), by the power that the value is made of.
  package func derivative(input x: Double, output y: Double) -> Double {
    let scaled = x * beta
    if scaled > Self.threshold { return 1 }
    let power = ElementaryMath.exponential(scaled)
    return power / (power + 1)
  }

  package var hasKink: Bool { false }

  package var isToldByOutput: Bool { false }

  package var fastForm: ElementwiseFunction? { .softplus(beta: beta, threshold: Self.threshold) }
}
