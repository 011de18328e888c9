/// Analytic gradients held against central differences, one number at a time.
///
/// ```
/// numeric = (objective(x + ε) − objective(x − ε)) / 2ε
/// ```
/// The objective is the loss or, where the backward pass started from a given gradient, the output's
/// inner product with it.
package struct GradientCheck: Equatable, Sendable {
  /// What a checked number is part of.
  package enum Place: Hashable, Sendable {
    /// The network's input.
    case input
    /// An activation: `k` for the output of layer `k − 1`, the same as the input of layer `k`.
    case activation(Int)
    /// The weight of a layer.
    case weight(layer: Int)
    /// The bias of a layer.
    case bias(layer: Int)
  }

  /// What came of holding one number's two gradients against each other.
  package enum Verdict: String, Hashable, Sendable {
    /// They are the same but for curvature and rounding.
    case agrees
    /// A gate or a winner changes within the step, so that they need not be the same.
    case kink
    /// They differ by more than curvature and rounding explain, or are not numbers.
    case wrong
  }

  /// One number's two gradients.
  package struct Entry: Equatable, Sendable {
    /// The tensor.
    package let place: Place
    /// The offset in the tensor in row order; activations have the batch axis in front.
    package let offset: Int
    /// The gradient of the backward pass.
    package let analytic: Double
    /// The central difference.
    package let numeric: Double
    /// |analytic − numeric|, relative to the tensor's scale; see ``Summary/scale``.
    package let relativeError: Double
    /// The branch that changes between x − ε, x and x + ε, if one does.
    package let kink: Kink?
    /// Whether the two agree.
    package let verdict: Verdict

    /// Whether a ReLU's gate or a pool's winner changes between x − ε, x and x + ε, so that the two
    /// need not agree.
    package var crossesKink: Bool { kink != nil }

    /// Whether the two can be held against each other: no kink lies within the step or half of it.
    package var isJudged: Bool { kink == nil && verdict != .kink }
  }

  /// What came of one tensor.
  package struct Summary: Equatable, Sendable {
    /// The tensor.
    package let place: Place
    /// How many numbers it has.
    package let count: Int
    /// How many of them were checked.
    package let checked: Int
    /// What errors are relative to: the largest gradient among the tensor's, of either kind, but at
    /// least 10⁻⁴ of the largest of all tensors and 1000 times what rounding can resolve, and 1
    /// where all are 0.
    package let scale: Double
    /// Whether its largest gradient is larger than what rounding makes of a difference quotient.
    package let isResolved: Bool
    /// The largest relative error of those that are judged, 0 where there is none.
    package let worstError: Double
    /// How many cross a kink.
    package let kinks: Int
    /// How many are wrong.
    package let wrong: Int
  }

  /// The step.
  package let step: Double
  /// The numbers that were checked: tensor by tensor, each in row order.
  package let entries: [Entry]
  /// The tensors, in the order they were given.
  package let summaries: [Summary]

  /// The entries, the largest relative error first; NaN counts as largest, ties keep their order.
  package var worstFirst: [Entry] {
    func key(_ entry: Entry) -> Double {
      entry.relativeError.isNaN ? .infinity : entry.relativeError
    }
    return entries.enumerated().sorted {
      (key($1.element), $0.offset) < (key($0.element), $1.offset)
    }.map(\.element)
  }

  /// The largest relative error of the entries that are judged, 0 where there is none.
  package var worstSmoothError: Double {
    GradientCheck.worst(of: entries.lazy.filter(\.isJudged).map(\.relativeError))
  }

  /// How many numbers are wrong.
  package var wrongCount: Int { summaries.reduce(0) { $0 + $1.wrong } }
  /// How many numbers cross a kink.
  package var kinkCount: Int { summaries.reduce(0) { $0 + $1.kinks } }
  /// Whether only a part of the numbers was checked.
  package var isSample: Bool { summaries.contains { $0.checked < $0.count } }

  /// The largest of some errors, NaN where one is.
  static func worst(of errors: some Sequence<Double>) -> Double {
    errors.reduce(0) { $0.isNaN || $1.isNaN ? .nan : max($0, $1) }
  }
}
