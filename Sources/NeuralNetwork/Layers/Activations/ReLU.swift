import FastProgram

/// The larger of x and 0; its gradient at 0 is 0.
package struct ReLU: ActivationFunction {
  package static let word = "relu"

  /// Makes the function.
  package init() {}

  package func value(at x: Double) -> Double { isClosed(at: x) ? 0 : x }

  package func derivative(input x: Double, output y: Double) -> Double { isClosed(at: x) ? 0 : 1 }

  package func isClosed(at x: Double) -> Bool { x <= 0 }

  package var hasKink: Bool { true }

  package var isToldByOutput: Bool { true }

  package var fastForm: ElementwiseFunction? { .relu }
}
