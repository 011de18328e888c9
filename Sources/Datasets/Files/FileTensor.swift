import NeuralNetwork

/// A tensor as a file held it.
public struct FileTensor: Equatable, Sendable {
  /// The numbers, in double precision.
  public let tensor: Tensor
  /// Whether they were unsigned bytes, as the brightness of pixels is.
  public let wasBytes: Bool

  /// Makes a tensor of a file.
  public init(_ tensor: Tensor, wasBytes: Bool = false) {
    self.tensor = tensor
    self.wasBytes = wasBytes
  }
}
