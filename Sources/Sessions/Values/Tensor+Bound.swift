import NeuralNetwork

extension Tensor {
  /// The most elements that a tensor may have: 2²⁶, half a gibibyte in double precision.
  static let elementBound = 1 << 26
}
