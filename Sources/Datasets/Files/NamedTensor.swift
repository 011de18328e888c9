import NeuralNetwork

/// A tensor under the name that a file gives it.
public struct NamedTensor: Equatable, Sendable {
  /// The name, as in `conv1.weight`.
  public let name: String
  /// The numbers.
  public let tensor: Tensor
  /// Whether the file had them as unsigned bytes, as the brightness of pixels is.
  public let wasBytes: Bool

  /// Makes a named tensor.
  public init(_ name: String, _ tensor: Tensor, wasBytes: Bool = false) {
    self.name = name
    self.tensor = tensor
    self.wasBytes = wasBytes
  }
}
