import NeuralNetwork

extension Network {
  /// This network as it is evaluated.
  package var inEval: Network {
    if mode == .eval { return self }
    var network = self
    network.mode = .eval
    return network
  }
}
