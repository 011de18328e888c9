import NeuralNetwork

/// A tensor under the name that a file gives it.
public struct NamedTensor: Equatable, Sendable {
  /// The name, as in `conv1.weight`.
  public let name: String
  /// What the file has under it.
  public let content: FileTensor

  /// Names what a file has.
  public init(_ name: String, _ content: FileTensor) {
    self.name = name
    self.content = content
  }

  /// Names a tensor.
  public init(_ name: String, _ tensor: Tensor) {
    self.init(name, FileTensor(tensor))
  }

  /// The tensor's extents.
  public var shape: Shape { content.shape }
  /// The numbers in double precision.
  public var tensor: Tensor { content.tensor }
}
