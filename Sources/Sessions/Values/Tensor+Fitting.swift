import NeuralNetwork

extension Tensor {
  /// This value as an input: of the input's shape, N × that, or lacking leading axes of extent 1.
  package func fitted(toInput expected: Shape) -> Tensor? {
    if shape == expected { return self }
    if shape.rank == expected.rank + 1, shape.droppingFirst() == expected, shape[0] > 0 {
      return self
    }
    guard shape.rank < expected.rank else { return nil }
    let missing = expected.rank - shape.rank
    guard expected.extents.prefix(missing).allSatisfy({ $0 == 1 }),
      Array(expected.extents.suffix(shape.rank)) == shape.extents
    else { return nil }
    return reshaped(to: expected)
  }
}
