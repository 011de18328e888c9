/// A loss that reads a vector of scores for each sample and the number of its right class.
package enum ClassLoss: Hashable, Sendable {
  /// Softmax cross-entropy on logits.
  case crossEntropy(CrossEntropy)
  /// Σ over the wrong classes of max(0, s_j − s_y + margin).
  case hinge(margin: Double)

  /// What a sample counts in a mean: a weighted mean divides by the right classes' weights.
  func weight(of label: Int) -> Double {
    switch self {
    case .crossEntropy(let entropy): entropy.weight(of: label)
    case .hinge: 1
    }
  }

  /// One sample's loss, before anything divides it.
  func value(of scores: ArraySlice<Double>, label: Int) -> Double {
    switch self {
    case .crossEntropy(let entropy):
      let softmax = Softmax.Row(of: scores)
      var sum = 0.0
      // What has no share has no part, not 0 times what may be infinite.
      for (place, share) in entropy.shares(of: label, classes: scores.count).enumerated()
      where share != 0 {
        sum += share * softmax.surprise(at: place)
      }
      return sum
    case .hinge(let margin):
      var sum = 0.0
      for place in scores.indices where place - scores.startIndex != label {
        let excess = Self.excess(of: place, in: scores, label: label, margin: margin)
        sum += excess <= 0 ? 0 : excess
      }
      return sum
    }
  }

  /// The gradient of that at the scores.
  func gradient(of scores: ArraySlice<Double>, label: Int) -> [Double] {
    switch self {
    case .crossEntropy(let entropy):
      let shares = entropy.shares(of: label, classes: scores.count)
      let whole = shares.reduce(0, +)
      var gradient = Softmax.Row(of: scores).probabilities
      for place in gradient.indices { gradient[place] = gradient[place] * whole - shares[place] }
      return gradient
    case .hinge(let margin):
      var gradient = [Double](repeating: 0, count: scores.count)
      for place in scores.indices where place - scores.startIndex != label {
        guard Self.excess(of: place, in: scores, label: label, margin: margin) > 0 else { continue }
        gradient[place - scores.startIndex] = 1
        gradient[label] -= 1
      }
      return gradient
    }
  }

  /// By how much a wrong class's score comes too near: s_j − s_y + margin.
  package static func excess(
    of place: Int, in scores: ArraySlice<Double>, label: Int, margin: Double
  ) -> Double {
    scores[place] - scores[scores.startIndex + label] + margin
  }
}
