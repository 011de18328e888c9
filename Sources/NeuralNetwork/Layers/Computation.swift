/// How a layer's outputs come of what it reads, whatever kind of layer it is.
///
/// What is done step by step, asked term by term or followed path by path depends on this and on the
/// ``Wiring`` alone, so that a kind of layer that computes as another does is known there already.
public enum Computation: Hashable, Sendable {
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
  public var isMasking: Bool { if case .masking = self { true } else { false } }

  /// Whether its slope jumps where two numbers are equal, or one is 0.
  package var hasKinks: Bool {
    switch self {
    case .function(let activation): activation.function.hasKink
    case .largest, .learnedSlope: true
    case .products, .mean, .copying, .reshaping, .sum, .normalising, .masking, .softmax: false
    }
  }
}
