import NeuralNetwork

/// A tensor as a file held it.
package struct FileTensor: Equatable, Sendable {
  /// Its extents.
  package let shape: Shape
  /// The numbers in row order, in the type they came in.
  package let numbers: StoredNumbers
  /// Whether they were unsigned bytes, as the brightness of pixels is.
  package let wasBytes: Bool

  /// Makes a tensor of numbers.
  ///
  /// - Precondition: there are as many as the shape has.
  package init(shape: Shape, numbers: StoredNumbers, wasBytes: Bool = false) {
    precondition(numbers.count == shape.count, "a number for each element")
    self.shape = shape
    self.numbers = numbers
    self.wasBytes = wasBytes
  }

  /// Makes a tensor of numbers in double precision.
  package init(_ tensor: Tensor) {
    self.init(shape: tensor.shape, numbers: .doubles(tensor.elements))
  }

  /// The numbers in double precision.
  ///
  /// - Complexity: O(count) unless they are stored so.
  package var tensor: Tensor { Tensor(shape: shape, elements: numbers.widened) }
}
