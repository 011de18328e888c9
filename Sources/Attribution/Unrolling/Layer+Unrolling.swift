import NeuralNetwork

extension Layer {
  /// This layer's weights as the matrix of a fully connected layer.
  ///
  /// Times the flattened input it gives the flattened output, but for the bias and rounding. A fully
  /// connected layer unrolls to itself.
  ///
  /// - Precondition: the layer has weights.
  package func unrolled() -> UnrolledMatrix {
    guard let weight else { preconditionFailure("only a layer with weights unrolls") }
    return UnrolledMatrix(layer: self, weight: weight)
  }
}
