/// The hyperparameters of a layer that takes a mean away and divides by a deviation.
///
/// ```
/// x̂ = (x − mean) / √(variance + ε)        out = γ · x̂ + β
/// ```
public struct Normalisation: Hashable, Sendable {
  /// Over which numbers mean and variance are taken.
  public enum Scope: Hashable, Sendable {
    /// All of a channel, in every sample: batch norm. Where it keeps running statistics, they take
    /// that part of the batch's in each pass, and stand for it in `eval`.
    case batch(momentum: Double, tracks: Bool)
    /// All of a sample: layer norm.
    case sample
    /// The channels of a group, in each sample: group norm.
    case groups(Int)
  }

  /// What PyTorch adds to the variance.
  public static let usualEpsilon = 1e-5
  /// How much of the batch's statistics PyTorch's running ones take.
  public static let usualMomentum = 0.1

  /// Over which numbers mean and variance are taken.
  public let scope: Scope
  /// What is added to the variance before its root is taken.
  public let epsilon: Double
  /// Whether γ and β are learned.
  public let isAffine: Bool

  /// Makes a normalisation.
  public init(_ scope: Scope, epsilon: Double = usualEpsilon, isAffine: Bool = true) {
    self.scope = scope
    self.epsilon = epsilon
    self.isAffine = isAffine
  }

  /// Whether it keeps statistics over the passes.
  public var tracks: Bool { if case .batch(_, true) = scope { true } else { false } }

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
