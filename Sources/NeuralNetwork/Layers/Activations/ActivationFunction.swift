import FastProgram

/// What an elementwise layer computes, forward beside backward.
package protocol ActivationFunction: Hashable, Sendable {
  /// The word that makes such a layer and that its name begins with.
  static var word: String { get }

  /// The function's value; NaN gives NaN.
  func value(at x: Double) -> Double

  /// The derivative, given what went in and what came out.
  func derivative(input x: Double, output y: Double) -> Double

  /// Whether nothing passes back there, not even an upstream gradient that is no number.
  func isClosed(at x: Double) -> Bool

  /// Whether the derivative jumps at 0, and nowhere else.
  var hasKink: Bool { get }

  /// Whether the output alone tells the derivative, so that the input may be written over.
  var isToldByOutput: Bool { get }

  /// The function in a plan; `nil` where it has no fast form, and the network runs layer by layer.
  var fastForm: ElementwiseFunction? { get }

  /// The function of each element.
  func forward(
    _ input: UnsafePointer<Double>, into output: UnsafeMutablePointer<Double>, count: Int)

  /// Upstream × derivative for each element; 0 where nothing passes.
  func inputGradient(
    _ upstream: UnsafePointer<Double>, input: UnsafePointer<Double>,
    output: UnsafePointer<Double>, into gradient: UnsafeMutablePointer<Double>, count: Int)
}

extension ActivationFunction {
  package var fastForm: ElementwiseFunction? { nil }

  package func isClosed(at x: Double) -> Bool { false }

  package func forward(
    _ input: UnsafePointer<Double>, into output: UnsafeMutablePointer<Double>, count: Int
  ) {
    var place = 0
    while place < count {
      output[place] = value(at: input[place])
      place &+= 1
    }
  }

  package func inputGradient(
    _ upstream: UnsafePointer<Double>, input: UnsafePointer<Double>,
    output: UnsafePointer<Double>, into gradient: UnsafeMutablePointer<Double>, count: Int
  ) {
    var place = 0
    while place < count {
      let (x, y) = (input[place], output[place])
      gradient[place] = isClosed(at: x) ? 0 : upstream[place] * derivative(input: x, output: y)
      place &+= 1
    }
  }
}
