/// A loss that holds each output against a number of its own, and adds up a term for each.
package enum ElementLoss: Hashable, Sendable {
  /// (out − target)².
  case meanSquaredError
  /// ½ (out − target)², averaged over the samples alone.
  case squaredError
  /// −(t log x + (1 − t) log(1 − x)) of probabilities, each logarithm at least −100, as in PyTorch.
  case binaryCrossEntropy
  /// The same of x = sigmoid(out), without the detour.
  case binaryCrossEntropyOfLogits
  /// |out − target|.
  case absoluteError
  /// ½ d² for |d| ≤ delta, else delta (|d| − delta/2), d = out − target.
  case huber(delta: Double)

  /// Whether a mean is over the samples, not over all elements.
  package var isMeanOverSamples: Bool { self == .squaredError }

  /// Whether outputs and targets have to be probabilities, 0…1.
  package var takesProbabilities: Bool { self == .binaryCrossEntropy }

  /// What one output adds to the loss, before anything divides it.
  package func term(_ output: Double, _ target: Double) -> Double {
    let difference = output - target
    switch self {
    case .meanSquaredError: return difference * difference
    case .squaredError: return difference * difference / 2
    case .binaryCrossEntropy:
      return (target - 1) * Self.bounded(ElementaryMath.logarithmOfOnePlus(-output)) - target
        * Self.bounded(ElementaryMath.logarithm(output))
    case .binaryCrossEntropyOfLogits:
      return (output <= 0 ? 0 : output) - output * target
        + ElementaryMath.logarithmOfOnePlus(ElementaryMath.exponential(-abs(output)))
    case .absoluteError: return abs(difference)
    case .huber(let delta):
      let distance = abs(difference)
      return distance <= delta ? difference * difference / 2 : delta * (distance - delta / 2)
    }
  }

  /// The slope of that in the output.
  package func slope(_ output: Double, _ target: Double) -> Double {
    let difference = output - target
    switch self {
    case .meanSquaredError: return 2 * difference
    case .squaredError: return difference
    case .binaryCrossEntropy:
      let spread = (1 - output) * output
      return difference / (spread < Self.leastSpread ? Self.leastSpread : spread)
    case .binaryCrossEntropyOfLogits: return Activation.sigmoid.value(at: output) - target
    case .absoluteError: return difference > 0 ? 1 : difference < 0 ? -1 : 0
    case .huber(let delta):
      return difference > delta ? delta : difference < -delta ? -delta : difference
    }
  }

  /// PyTorch's bound of a logarithm; NaN stays.
  private static func bounded(_ logarithm: Double) -> Double {
    logarithm < -100 ? -100 : logarithm
  }

  /// The least x (1 − x) that PyTorch's gradient of binary cross-entropy divides by: 10⁻¹² in single
  /// precision.
  package static let leastSpread = 9.999999960041972e-13
}
