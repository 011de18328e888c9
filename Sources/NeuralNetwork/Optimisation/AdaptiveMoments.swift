import FastProgram

/// Adam and AdamW, as PyTorch computes them.
///
/// ```
/// w ← w − rate · decay · w      (AdamW), or g ← g + decay · w   (Adam)
/// m ← m + (1 − beta1) · (g − m)
/// v ← beta2 · v + (1 − beta2) · g²
/// w ← w − rate / (1 − beta1ᵗ) · m / (√v / √(1 − beta2ᵗ) + epsilon)
/// ```
package struct AdaptiveMoments: Hashable, Sendable {
  /// The learning rate.
  package var learningRate: Double
  /// How much of the mean gradient is kept.
  package var beta1: Double
  /// How much of the mean squared gradient is kept.
  package var beta2: Double
  /// What keeps the division from growing without bound.
  package var epsilon: Double
  /// How strongly weights are pulled to zero.
  package var decay: Double
  /// Whether the decay shrinks the weights themselves, AdamW, and not through the gradient.
  package var decouplesDecay: Bool

  /// Makes the rule.
  package init(
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
}

extension AdaptiveMoments: StepRule {
  static var numbers: [(option: RuleOption, place: WritableKeyPath<Self, Double>)] {
    [
      (.lr, \.learningRate), (.beta1, \.beta1), (.beta2, \.beta2), (.eps, \.epsilon),
      (.decay, \.decay),
    ]
  }

  var asRule: UpdateRule { .adaptiveMoments(self) }
  var kind: UpdateRule.Kind { decouplesDecay ? .adamw : .adam }
  var gradientDecay: Double { decouplesDecay ? 0 : decay }
  var remembered: [Remembered] { [.mean, .square] }

  func descent(rate: Double, steps: Int) -> Descent {
    Descent(
      rule: .moments(
        beta1: beta1, beta2: beta2, stepSize: rate / (1 - PortableMath.power(beta1, steps + 1)),
        correction: (1 - PortableMath.power(beta2, steps + 1)).squareRoot(), epsilon: epsilon,
        keep: decouplesDecay && decay != 0 ? 1 - rate * decay : 1),
      rate: rate, decay: gradientDecay)
  }
}
