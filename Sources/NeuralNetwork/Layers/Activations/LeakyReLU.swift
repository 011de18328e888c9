import FastProgram

/// x where it is positive, else slope · x; its gradient at 0 is the slope.
package struct LeakyReLU: ActivationFunction {
  package static let word = "leakyrelu"
  /// The slope of PyTorch.
  package static let usualSlope = 0.01

  /// What a number below 0 is multiplied with.
  package let slope: Double

  /// Makes the function.
  package init(slope: Double = usualSlope) { self.slope = slope }

  package func value(at x: Double) -> Double { x > 0 ? x : slope * x }

  package func derivative(input x: Double, output y: Double) -> Double { x > 0 ? 1 : slope }

  package var hasKink: Bool { true }

  /// A slope below 0 turns the sign.
  package var isToldByOutput: Bool { false }

  package var fastForm: ElementwiseFunction? { .leakyReLU(slope: slope) }
}
