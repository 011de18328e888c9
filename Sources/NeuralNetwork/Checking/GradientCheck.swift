/// Analytic gradients held against central differences, one number at a time.
///
/// ```
/// numeric = (objective(x + ε) − objective(x − ε)) / 2ε
/// ```
/// The objective is the loss or, where the backward pass started from a given gradient, the output's
/// inner product with it.
public struct GradientCheck: Equatable, Sendable {
  /// What a checked number is part of.
  public enum Place: Hashable, Sendable {
    /// The network's input.
    case input
    /// The weight of a layer.
    case weight(layer: Int)
    /// The bias of a layer.
    case bias(layer: Int)
  }

  /// One number's two gradients.
  public struct Entry: Equatable, Sendable {
    /// The tensor.
    public let place: Place
    /// The offset in the tensor in row order; the input has the batch axis in front.
    public let offset: Int
    /// The gradient of the backward pass.
    public let analytic: Double
    /// The central difference.
    public let numeric: Double
    /// |analytic − numeric|, relative to the largest analytic gradient of the tensor (to 1 where
    /// that is 0).
    public let relativeError: Double
    /// Whether a ReLU's gate or a pool's winner changes between x − ε, x and x + ε, so that the two
    /// need not agree.
    public let crossesKink: Bool
  }

  /// The step.
  public let step: Double
  /// The numbers: of the input, then of each layer's weight and bias.
  public let entries: [Entry]

  /// The entries, the largest relative error first; NaN counts as largest, ties keep their order.
  public var worstFirst: [Entry] {
    func key(_ entry: Entry) -> Double {
      entry.relativeError.isNaN ? .infinity : entry.relativeError
    }
    return entries.enumerated().sorted {
      (key($1.element), $0.offset) < (key($0.element), $1.offset)
    }.map(\.element)
  }

  /// The largest relative error of the entries that cross no kink, 0 where there is none.
  public var worstSmoothError: Double {
    entries.reduce(0) { worst, entry in
      if entry.crossesKink { return worst }
      return entry.relativeError.isNaN ? .nan : max(worst, entry.relativeError)
    }
  }
}
