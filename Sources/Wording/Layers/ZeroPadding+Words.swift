import NeuralNetwork

extension ZeroPadding {
  /// As it is typed: `zeropad 1`, `zeropad 0 1 0 1`.
  var statement: String {
    isEven ? "zeropad \(left)" : "zeropad \(left) \(right) \(top) \(bottom)"
  }

  /// The same in PyTorch.
  package var python: String {
    isEven ? "nn.ZeroPad2d(\(left))" : "nn.ZeroPad2d((\(left), \(right), \(top), \(bottom)))"
  }
}
