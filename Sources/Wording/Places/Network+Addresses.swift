import NeuralNetwork

extension Network {
  /// An activation as it is typed: `input`, or the layer's `.out`.
  package func address(ofActivation activation: Int) -> String {
    activation == 0 ? "input" : layers[activation - 1].name + ".out"
  }
}
