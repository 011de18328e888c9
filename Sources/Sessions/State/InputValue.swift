import NeuralNetwork

/// The input as the learner gave it: one sample, or a batch with N in front.
package struct InputValue: Equatable, Sendable {
  /// The numbers, [sample, …] with the batch axis also where there is one sample.
  package var batch: Tensor
  /// Whether it was given with a batch axis, which then shows in every value's shape.
  package let isBatched: Bool

  /// Makes an input value of its parts.
  package init(batch: Tensor, isBatched: Bool) {
    self.batch = batch
    self.isBatched = isBatched
  }

  /// The numbers in the shape they were given in.
  package var tensor: Tensor {
    isBatched ? batch : batch.reshaped(to: batch.shape.droppingFirst())
  }
}
