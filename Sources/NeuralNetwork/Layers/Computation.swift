/// How a layer's outputs come of what it reads, whatever kind of layer it is.
///
/// What is done step by step, asked term by term or followed path by path depends on this and on the
/// ``Wiring`` alone, so that a kind of layer that computes as another does is known there already.
package enum Computation: Hashable, Sendable {
  /// The products of weights and inputs along the wires, added, and last the bias.
  case products
  /// The largest of the inputs along the wires.
  case largest
  /// The mean of the inputs along the wires; where padding counts, its cells count in the divisor.
  case mean(countsPadding: Bool)
  /// The one input along the wire, and 0 where there is none.
  case copying
  /// A function of each element.
  case function(Activation)
  /// The same numbers, in the same order, in another shape.
  case reshaping
  /// The sum of the inputs along the wires.
  case sum
  /// A mean taken away and a deviation divided by, of the numbers themselves or running ones; then a
  /// factor and a shift.
  case normalising(Normalisation)
  /// The product of each element and its mask, in training.
  case masking(Dropout)
  /// Each element, multiplied by the layer's one weight where it is not positive.
  case learnedSlope
  /// The softmax along the wires.
  case softmax

  /// Whether it draws masks.
  package var isMasking: Bool { if case .mask = kept { true } else { false } }

  /// What a pass goes by beside numbers and weights.
  package var kept: Kept {
    switch self {
    case .normalising(let normalisation): .statistics(normalisation)
    case .masking(let dropout): .mask(dropout)
    case .products, .largest, .mean, .copying, .function, .reshaping, .sum, .learnedSlope, .softmax:
      .nothing
    }
  }

  /// What changes where its slope jumps; `nil` where it does not.
  package var branch: Kink.Branch? {
    switch self {
    case .function(let activation): activation.function.hasKink ? .gate : nil
    case .learnedSlope: .gate
    case .largest: .winner
    case .products, .mean, .copying, .reshaping, .sum, .normalising, .masking, .softmax: nil
    }
  }

  /// What a pass goes by beside the numbers that are read and the weights: it is worked out or drawn
  /// anew in training, and written down.
  package enum Kept: Hashable, Sendable {
    /// Nothing.
    case nothing
    /// Means and variances.
    case statistics(Normalisation)
    /// What each element is multiplied by.
    case mask(Dropout)
  }
}
