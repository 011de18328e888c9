import NeuralNetwork

/// A tensor under the name that a file gives it.
public struct NamedTensor: Equatable, Sendable {
  /// The name, as in `conv1.weight`.
  public let name: String
  /// The numbers.
  public let tensor: Tensor

  /// Makes a named tensor.
  public init(_ name: String, _ tensor: Tensor) {
    self.name = name
    self.tensor = tensor
  }
}
