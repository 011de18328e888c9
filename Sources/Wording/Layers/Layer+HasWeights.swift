import NeuralNetwork

extension Layer {
  /// Whether the layer has something to learn.
  package var hasWeights: Bool { weight != nil }
}
