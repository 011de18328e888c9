import NeuralNetwork

extension Shape {
  /// The shape as it is typed, with the letter x.
  package var typed: String { extents.map(String.init).joined(separator: "x") }
}
