/// Why a pass could not be made or finished; carries the numbers, not the words.
package enum PassError: Error, Equatable, Sendable {
  /// The input is not [sample] followed by the network's input shape.
  case inputShapeMismatch(expected: Shape, actual: Shape)
  /// The batch has no sample.
  case emptyBatch
  /// An activation of the whole batch would be larger than the bound of 2²⁶ elements.
  case tooManyElements(shape: Shape)
  /// A loss that reads a number for each class was set on an output that is no vector.
  case needsScores(loss: Loss.Word, output: Shape)
  /// The loss weighs another number of classes than the output has.
  case classWeightsMismatch(classes: Int, weights: Int)
  /// The target has class numbers for another number of samples.
  case targetCountMismatch(expected: Int, actual: Int)
  /// A class number is not one of the output's units.
  case targetClassOutOfRange(sample: Int, class: Int, classes: Int)
  /// A class number, given as a value, is not a whole number.
  case targetFractional(sample: Int, value: Double)
  /// The target's values are not shaped as the batch's output; for cross-entropy, [sample].
  case targetShapeMismatch(expected: Shape, actual: Shape)
  /// The loss reads probabilities, and a target is none; [sample, …].
  case targetNoProbability(index: [Int], value: Double)
  /// The loss reads probabilities, and an output is none; [sample, …].
  case outputNoProbability(index: [Int], value: Double)
  /// The loss compares values, but the target has class numbers.
  case targetNeedsValues(expected: Shape)
  /// The backward pass starts from a loss, and the network has none.
  case noLoss
  /// The backward pass starts from a loss, and there was no target.
  case noTarget
  /// A channel that is normalised by its own mean and variance has but one number; the size is that
  /// which PyTorch tells.
  case oneValuePerChannel(layer: String, size: Shape)
  /// The mask that a layer was given is not shaped as its input.
  case maskShapeMismatch(layer: String, expected: Shape, actual: Shape)
  /// The gradient to start from is not shaped as the batch's output.
  case upstreamShapeMismatch(expected: Shape, actual: Shape)
  /// An activation was chosen to branch from, and no layer was put there.
  case branchWithoutLayer(from: String)
  /// No layer reads what this one made, and it is not the network's output.
  case deadEnd(String)
  /// The work was asked to stop.
  case interrupted
}
