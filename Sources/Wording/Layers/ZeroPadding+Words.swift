import NeuralNetwork

extension ZeroPadding: LayerWords {
  /// As it is typed: `zeropad 1`, `zeropad 0 1 0 1`.
  package var statement: String {
    isEven ? "zeropad \(left)" : "zeropad \(left) \(right) \(top) \(bottom)"
  }

  package var sentence: String { statement }

  package func python(_ place: PyTorchPlace) -> PyTorchModule {
    PyTorchModule(
      isEven ? "nn.ZeroPad2d(\(left))" : "nn.ZeroPad2d((\(left), \(right), \(top), \(bottom)))")
  }
}
