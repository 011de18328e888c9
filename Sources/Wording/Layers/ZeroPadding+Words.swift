import NeuralNetwork

extension ZeroPadding: LayerWords {
  /// As it is typed: `zeropad 1`, `zeropad 0 1 0 1`.
  package var statement: String {
    isEven ? "zeropad \(left)" : "zeropad \(left) \(right) \(top) \(bottom)"
  }

  package var sentence: String { statement }

  /// The same in PyTorch.
  package var python: String {
    isEven ? "nn.ZeroPad2d(\(left))" : "nn.ZeroPad2d((\(left), \(right), \(top), \(bottom)))"
  }
}
