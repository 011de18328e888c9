/// A named operation with its weights, at home between two shapes.
///
/// Shapes have no batch axis: [channel, row, column] or [feature].
package struct Layer: Equatable, Sendable {
  /// The name, as in `conv1`.
  package var name: String
  /// What the layer computes.
  package let operation: Operation
  /// How the outputs come of what is read; the operation's, which is asked once.
  package let computation: Computation
  /// The shape of one sample on the way in.
  package let inputShape: Shape
  /// The shape of one sample on the way out.
  package let outputShape: Shape
  /// The weight, where the operation has one: [OUT, C/groups, row, column] or [OUT, IN]; see
  /// ``Operation`` for relaxed convolutions.
  package var weight: Tensor?
  /// The bias, where there is one: [OUT], or [OUT, row, column] where each output has its own.
  package var bias: Tensor?
  /// Whether its weight and bias are another layer's; see ``Network/owner(ofLayer:)``.
  package internal(set) var isSharing = false
  /// The running mean and variance, where the operation keeps them.
  package internal(set) var statistics: RunningStatistics?
  /// What masks are drawn from, beside the name and the number of passes in training.
  package internal(set) var maskSeed: UInt64 = 0
  /// The mask that the next pass in training takes, where one was given.
  package var givenMask: Tensor?
  /// What the layer does where training differs; its network's.
  package internal(set) var mode = Mode.train
  /// Whether no gradient passes below this layer; its own weight and bias still get theirs.
  package var isBlocked = false

  /// Makes a layer whose weights are zero.
  ///
  /// - Throws: ``ShapeError`` where the operation does not fit the input.
  package init(name: String, operation: Operation, inputShape: Shape) throws(ShapeError) {
    let operation = operation.fitted(to: inputShape)
    self.name = name
    self.operation = operation
    computation = operation.computation
    self.inputShape = inputShape
    outputShape = try operation.outputShape(for: inputShape)
    weight = operation.weightShape(for: inputShape).map { Tensor(shape: $0) }
    bias = operation.biasShape(for: inputShape).map { Tensor(shape: $0) }
    if case .normalising(let normalisation) = computation, normalisation.tracks {
      statistics = RunningStatistics(channels: inputShape[0])
    }
  }
}
