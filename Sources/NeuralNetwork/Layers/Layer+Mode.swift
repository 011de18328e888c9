extension Layer {
  /// Whether the layer does something else in training than in evaluation, and leaves something behind.
  public var mindsMode: Bool {
    switch computation {
    case .normalising(let normalisation): normalisation.tracks
    case .masking: true
    case .products, .largest, .mean, .copying, .function, .reshaping, .sum, .learnedSlope, .softmax:
      false
    }
  }
}
