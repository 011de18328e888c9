import FastProgram

/// The hyperbolic tangent.
package struct Tanh: ActivationFunction {
  package static let word = "tanh"

  /// Makes the function.
  package init() {}

  package func value(at x: Double) -> Double { ElementaryMath.hyperbolicTangent(x) }

  package func derivative(input x: Double, output y: Double) -> Double { 1 - y * y }

  package var hasKink: Bool { false }

  package var isToldByOutput: Bool { true }

  package var fastForm: ElementwiseFunction? { .tanh }
}
