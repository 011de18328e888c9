import NeuralNetwork

extension Size {
  /// One number where rows and columns are the same.
  package var shortest: String { rows == columns ? String(rows) : description }
}
