/// The hyperparameters of a layer that takes a mean away and divides by a deviation.
///
/// ```
/// x̂ = (x − mean) / √(variance + ε)        out = γ · x̂ + β
/// ```
package struct Normalisation: Hashable, Sendable {
  /// Over which numbers mean and variance are taken.
  package enum Scope: Hashable, Sendable {
    /// All of a channel, in every sample: batch norm. Where it keeps running statistics, they take
    /// that part of the batch's in each pass, and stand for it in `eval`.
    case batch(momentum: Double, tracks: Bool)
    /// All of a sample: layer norm.
    case sample
    /// The channels of a group, in each sample: group norm.
    case groups(Int)
  }

  /// What PyTorch adds to the variance.
  package static let usualEpsilon = 1e-5
  /// How much of the batch's statistics PyTorch's running ones take.
  package static let usualMomentum = 0.1

  /// Over which numbers mean and variance are taken.
  package let scope: Scope
  /// What is added to the variance before its root is taken.
  package let epsilon: Double
  /// Whether γ and β are learned.
  package let isAffine: Bool

  /// Makes a normalisation.
  package init(_ scope: Scope, epsilon: Double = usualEpsilon, isAffine: Bool = true) {
    self.scope = scope
    self.epsilon = epsilon
    self.isAffine = isAffine
  }

  /// Whether it keeps statistics over the passes.
  package var tracks: Bool { if case .batch(_, true) = scope { true } else { false } }

  /// The shape of γ and β: one for each channel, for layer norm one for each number of a sample.
  func parameterShape(for input: Shape) -> Shape? {
    guard isAffine, input.rank > 0 else { return nil }
    return scope == .sample ? input : Shape([input[0]])
  }

  /// Checks that the groups share the channels out.
  func check(_ input: Shape) throws(ShapeError) {
    guard case .groups(let groups) = scope else { return }
    if groups < 1 { throw .notPositive(quantity: "groups", value: groups) }
    if !input[0].isMultiple(of: groups) {
      throw .groupsDoNotDivideChannels(groups: groups, channels: input[0])
    }
  }
}
