import NeuralNetwork

/// One position of a normalisation on the way forward.
package enum NormalisingPosition: Hashable, Sendable {
  /// A set's mean.
  case mean(set: Int)
  /// A set's variance.
  case variance(set: Int)
  /// An output, by its offset in the batch.
  case output(Int)
}

/// One position of a normalisation on the way back.
package enum NormalisingReturn: Hashable, Sendable {
  /// What an output, by its offset in the batch, adds to the gradients of γ and β.
  case parameters(Int)
  /// Σ upstream · γ over a set.
  case total(set: Int)
  /// Σ upstream · γ · x̂ over a set.
  case aligned(set: Int)
  /// An input's gradient, by its offset in the batch.
  case input(Int)
}

extension Layer {
  /// How many positions a walk makes on the way forward: one for each output, and before them one for
  /// the mean and one for the variance of each set where a normalisation works them out.
  func forwardPositions(samples: Int) -> Int {
    let outputs = samples * outputShape.count
    switch computation {
    case .reshaping: return 1
    case .normalising(let normalisation):
      guard normalisesByOwn(normalisation), let sets = normalisationSets(samples: samples)
      else { return outputs }
      return 2 * sets.setCount + outputs
    case .products, .largest, .mean, .copying, .function, .sum, .masking, .learnedSlope, .softmax:
      return outputs
    }
  }

  /// How many positions a walk makes on the way back: one for each output; in a normalisation one for
  /// each output that has a factor, two for each set, and one for each input.
  func backwardPositions(samples: Int) -> Int {
    let outputs = samples * outputShape.count
    switch computation {
    case .reshaping: return 1
    case .normalising(let normalisation):
      let parameters = weight == nil ? 0 : outputs
      guard normalisesByOwn(normalisation), let sets = normalisationSets(samples: samples)
      else { return parameters + outputs }
      return parameters + 2 * sets.setCount + outputs
    case .products, .largest, .mean, .copying, .function, .sum, .masking, .learnedSlope, .softmax:
      return outputs
    }
  }

  /// What a position of a normalisation is on the way forward.
  package func normalisingPosition(_ unit: Int, samples: Int) -> NormalisingPosition {
    let first = forwardPositions(samples: samples) - samples * outputShape.count
    if unit >= first { return .output(unit - first) }
    return unit.isMultiple(of: 2) ? .mean(set: unit / 2) : .variance(set: unit / 2)
  }

  /// What a position of a normalisation is on the way back.
  package func normalisingReturn(_ unit: Int, samples: Int) -> NormalisingReturn {
    let outputs = samples * outputShape.count
    let parameters = weight == nil ? 0 : outputs
    if unit < parameters { return .parameters(unit) }
    let first = backwardPositions(samples: samples) - outputs
    if unit >= first { return .input(unit - first) }
    let number = unit - parameters
    return number.isMultiple(of: 2) ? .total(set: number / 2) : .aligned(set: number / 2)
  }
}
