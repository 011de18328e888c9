/// Adam and AdamW, as PyTorch computes them.
///
/// ```
/// w ← w − rate · decay · w      (AdamW), or g ← g + decay · w   (Adam)
/// m ← m + (1 − beta1) · (g − m)
/// v ← beta2 · v + (1 − beta2) · g²
/// w ← w − rate / (1 − beta1ᵗ) · m / (√v / √(1 − beta2ᵗ) + epsilon)
/// ```
public struct AdaptiveMoments: Hashable, Sendable {
  /// The learning rate.
  public var learningRate: Double
  /// How much of the mean gradient is kept.
  public var beta1: Double
  /// How much of the mean squared gradient is kept.
  public var beta2: Double
  /// What keeps the division from growing without bound.
  public var epsilon: Double
  /// How strongly weights are pulled to zero.
  public var decay: Double
  /// Whether the decay shrinks the weights themselves, AdamW, and not through the gradient.
  public var decouplesDecay: Bool

  /// Makes the rule.
  public init(
    learningRate: Double = 0.001, beta1: Double = 0.9, beta2: Double = 0.999,
    epsilon: Double = 1e-8, decay: Double = 0, decouplesDecay: Bool = false
  ) {
    self.learningRate = learningRate
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
    self.decay = decay
    self.decouplesDecay = decouplesDecay
  }

  /// Makes one step of a parameter in place.
  func step(
    _ values: inout [Double], gradient: [Double], memory: inout Optimiser.Memory, rate: Double,
    frozen: [Bool]?
  ) {
    if memory.steps == 0 {
      memory.first = [Double](repeating: 0, count: values.count)
      memory.second = memory.first
    }
    memory.steps += 1
    let stepSize = rate / (1 - PortableMath.power(beta1, memory.steps))
    let correction = (1 - PortableMath.power(beta2, memory.steps)).squareRoot()
    let keep = 1 - rate * decay
    for place in values.indices {
      if let frozen, frozen[place] { continue }
      var value = values[place]
      var slope = gradient[place]
      if decay != 0 {
        if decouplesDecay { value *= keep } else { slope += decay * value }
      }
      // PyTorch's lerp begins at the nearer end.
      let old = memory.first[place]
      let share = 1 - beta1
      let mean = share < 0.5 ? old + share * (slope - old) : slope - (slope - old) * (1 - share)
      let square = memory.second[place] * beta2 + (1 - beta2) * slope * slope
      memory.first[place] = mean
      memory.second[place] = square
      values[place] = value + -stepSize * mean / (square.squareRoot() / correction + epsilon)
    }
  }
}
