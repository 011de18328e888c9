import NeuralNetwork

/// The gradients that `.grad` shows.
///
/// A backward pass replaces them; `backward add` adds to those of the weights, the biases and the
/// input, as PyTorch does for its leaves. Those of activations are always the latest pass's.
package struct AccumulatedGradients: Sendable {
  /// The gradient of the input, [sample, …].
  package var input: Tensor {
    switch source {
    case .pass(let activationGradients, _): activationGradients[0]
    case .known(let input): input
    case .promised(let promise): promise.backward.activationGradients[0]
    }
  }
  private let source: Source
  /// The gradient of each layer's weight.
  package let weights: [Tensor?]
  /// The gradient of each layer's bias.
  package let biases: [Tensor?]
  /// How many backward passes they sum.
  package let passes: Int
  /// Whether one of them was broken on purpose.
  package var isBroken = false

  /// What has the gradient of the input, which is not read before somebody asks for it.
  private enum Source {
    /// A pass, and the promise to make it again, where it would come out the same.
    case pass(PassTensors, LazyPass?)
    case known(Tensor)
    case promised(LazyPass)
  }

  /// The gradients of one pass.
  ///
  /// - Parameter isFromLoss: whether it went back from the loss, and so comes out again.
  package init(_ backward: BackwardPass, isFromLoss: Bool = false) {
    source = .pass(
      backward.activationGradients,
      isFromLoss && backward.fault == nil
        ? LazyPass(remaking: backward.forward, hasBackward: true) : nil)
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
    self.init(.known(input), weights: weights, biases: biases, passes: passes)
  }

  private init(_ source: Source, weights: [Tensor?], biases: [Tensor?], passes: Int) {
    self.source = source
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

  /// What is worked out when the gradient of the input is looked at.
  var promise: LazyPass? {
    if case .promised(let promise) = source { promise } else { nil }
  }

  /// The same without a pass's other gradients, of which nothing is shown.
  ///
  /// - Parameter own: the promise of the pass that they are the gradients of; `nil` where they are of
  ///   an earlier one.
  func promised(by own: LazyPass?) -> AccumulatedGradients {
    let source: Source =
      switch source {
      case .pass(let activationGradients, let remaking):
        (own ?? remaking).map { .promised($0) } ?? .known(activationGradients[0])
      case .promised(let promise): .promised(own ?? promise.anew)
      case .known(let input): .known(input)
      }
    var copy = AccumulatedGradients(source, weights: weights, biases: biases, passes: passes)
    copy.isBroken = isBroken
    return copy
  }

  /// How many numbers those of the parameters have.
  var parameterCount: Int { (weights + biases).reduce(0) { $0 + ($1?.count ?? 0) } }

  /// About how many numbers they hold.
  var heldCount: Int {
    parameterCount
      + {
        switch source {
        case .pass(let activationGradients, _): activationGradients.heldCount
        case .promised(let promise): promise.heldCount
        case .known(let input): input.count
        }
      }()
  }
}

extension AccumulatedGradients: Equatable {
  /// Whether all gradients are the same, wherever they are kept.
  package static func == (one: AccumulatedGradients, other: AccumulatedGradients) -> Bool {
    one.passes == other.passes && one.isBroken == other.isBroken && one.weights == other.weights
      && one.biases == other.biases && one.input == other.input
  }
}
