import NeuralNetwork

/// A tensor under the name that a file gives it.
package struct NamedTensor: Equatable, Sendable {
  /// The name, as in `conv1.weight`.
  package let name: String
  /// What the file has under it.
  package let content: FileTensor

  /// Names what a file has.
  package init(_ name: String, _ content: FileTensor) {
    self.name = name
    self.content = content
  }

  /// Names a tensor.
  package init(_ name: String, _ tensor: Tensor) {
    self.init(name, FileTensor(tensor))
  }

  /// The tensor's extents.
  package var shape: Shape { content.shape }
  /// The numbers in double precision.
  package var tensor: Tensor { content.tensor }
}
