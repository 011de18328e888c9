import NeuralNetwork

extension Layer {
  /// The axes that the gradient of a weight or a bias is a sum over in one sample.
  package func positions(of field: Address.Field) -> Shape {
    field == .bias ? sharedBiasPositions : sharedPositions
  }
}
