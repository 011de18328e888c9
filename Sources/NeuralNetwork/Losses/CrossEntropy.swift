/// Softmax cross-entropy with class numbers, as PyTorch's `CrossEntropyLoss`.
package struct CrossEntropy: Hashable, Sendable {
  /// What each class counts; `nil` where all count the same.
  package var weights: [Double]?
  /// What part of the target is spread evenly over all classes, from 0 to 1.
  package var smoothing: Double

  /// Makes a cross-entropy.
  package init(weights: [Double]? = nil, smoothing: Double = 0) {
    self.weights = weights
    self.smoothing = smoothing
  }

  /// Whether no class counts more than another and the target is one class alone.
  package var isPlain: Bool { weights == nil && smoothing == 0 }

  /// What a class counts.
  package func weight(of label: Int) -> Double { weights?[label] ?? 1 }

  /// How much of −log p of each class the loss of a sample is: its weight times what the target gives
  /// it, 1 − ε of which is the right class's and ε everybody's.
  ///
  /// ```
  /// loss = Σⱼ qⱼ ⋅ −log pⱼ,   qⱼ = wⱼ ((1 − ε) [j = y] + ε/C)
  /// ```
  package func shares(of label: Int, classes: Int) -> [Double] {
    var shares = [Double](repeating: 0, count: classes)
    if smoothing != 0 {
      let even = smoothing / Double(classes)
      for place in shares.indices { shares[place] = weight(of: place) * even }
    }
    shares[label] += weight(of: label) * (1 - smoothing)
    return shares
  }
}
