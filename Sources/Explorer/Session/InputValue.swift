import NeuralNetwork

/// The input as the learner gave it: one sample, or a batch with N in front.
public struct InputValue: Equatable, Sendable {
  /// The numbers, [sample, …] with the batch axis also where there is one sample.
  public internal(set) var batch: Tensor
  /// Whether it was given with a batch axis, which then shows in every value's shape.
  public let isBatched: Bool

  /// The numbers in the shape they were given in.
  public var tensor: Tensor {
    isBatched ? batch : batch.reshaped(to: batch.shape.droppingFirst())
  }
}
