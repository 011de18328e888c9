import NeuralNetwork

/// The gradients that `.grad` shows.
///
/// A backward pass replaces them; `backward add` adds to those of the weights, the biases and the
/// input, as PyTorch does for its leaves. Those of activations are always the latest pass's.
package struct AccumulatedGradients: Equatable, Sendable {
  /// The gradient of the input, [sample, …].
  package var input: Tensor { first.activationGradients[0] }
  private let first: First
  /// The gradient of each layer's weight.
  package let weights: [Tensor?]
  /// The gradient of each layer's bias.
  package let biases: [Tensor?]
  /// How many backward passes they sum.
  package let passes: Int
  /// Whether one of them was broken on purpose.
  package var isBroken = false

  /// What has the gradient of the input, which is not read before somebody asks for it.
  private struct First: Equatable {
    let activationGradients: PassTensors

    static func == (one: First, other: First) -> Bool {
      one.activationGradients[0] == other.activationGradients[0]
    }
  }

  /// The gradients of one pass.
  package init(_ backward: BackwardPass) {
    first = First(activationGradients: backward.activationGradients)
    weights = backward.weightGradients
    biases = backward.biasGradients
    passes = 1
    isBroken = backward.fault != nil
  }

  /// These gradients and those of one more pass, where the shapes are still the same.
  package func adding(_ backward: BackwardPass) -> AccumulatedGradients {
    var sum = AccumulatedGradients(
      input: Self.sum(input, backward.activationGradients[0]) ?? backward.activationGradients[0],
      weights: Self.sums(weights, backward.weightGradients),
      biases: Self.sums(biases, backward.biasGradients), passes: passes + 1)
    sum.isBroken = isBroken || backward.fault != nil
    return sum
  }

  init(input: Tensor, weights: [Tensor?], biases: [Tensor?], passes: Int) {
    first = First(activationGradients: [input])
    self.weights = weights
    self.biases = biases
    self.passes = passes
  }

  private static func sums(_ old: [Tensor?], _ new: [Tensor?]) -> [Tensor?] {
    guard old.count == new.count else { return new }
    return zip(old, new).map { sum($0, $1) ?? $1 }
  }

  private static func sum(_ old: Tensor?, _ new: Tensor?) -> Tensor? {
    guard let old, let new, old.shape == new.shape else { return nil }
    return Tensor(shape: new.shape, elements: zip(old.elements, new.elements).map { $0 + $1 })
  }
}
