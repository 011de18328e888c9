import FastProgram

/// RMSprop, as PyTorch computes it.
///
/// ```
/// g ← gradient + decay · w
/// s ← alpha · s + (1 − alpha) · g²
/// r ← √s + epsilon              (centred: m ← m + (1 − alpha) · (g − m), r ← √(s − m²) + epsilon)
/// w ← w − rate · g / r          (momentum: v ← momentum · v + g / r, w ← w − rate · v)
/// ```
package struct RootMeanSquare: Hashable, Sendable {
  /// The learning rate.
  package var learningRate: Double
  /// How much of the mean squared gradient is kept.
  package var alpha: Double
  /// What keeps the division from growing without bound.
  package var epsilon: Double
  /// How much of the last step is kept.
  package var momentum: Double
  /// Whether the mean gradient is taken off, so that the root is of its variance.
  package var isCentered: Bool
  /// How strongly weights are pulled to zero.
  package var decay: Double

  /// Makes the rule; PyTorch's unless told otherwise.
  package init(
    learningRate: Double = 0.01, alpha: Double = 0.99, epsilon: Double = 1e-8, momentum: Double = 0,
    isCentered: Bool = false, decay: Double = 0
  ) {
    self.learningRate = learningRate
    self.alpha = alpha
    self.epsilon = epsilon
    self.momentum = momentum
    self.isCentered = isCentered
    self.decay = decay
  }
}

extension RootMeanSquare: StepRule {
  static var numbers: [(option: RuleOption, place: WritableKeyPath<Self, Double>)] {
    [
      (.lr, \.learningRate), (.alpha, \.alpha), (.eps, \.epsilon), (.momentum, \.momentum),
      (.decay, \.decay),
    ]
  }

  static var flags: [(option: RuleOption, place: WritableKeyPath<Self, Bool>)] {
    [(.centered, \.isCentered)]
  }

  var asRule: UpdateRule { .rootMeanSquare(self) }
  var kind: UpdateRule.Kind { .rmsprop }
  var gradientDecay: Double { decay }

  var remembered: [Remembered] {
    [.square] + (momentum == 0 ? [] : [.velocity]) + (isCentered ? [.mean] : [])
  }

  func descent(rate: Double, steps: Int) -> Descent {
    Descent(
      rule: .rootMeanSquare(
        alpha: alpha, epsilon: epsilon, momentum: momentum, isCentered: isCentered),
      rate: rate, decay: decay)
  }
}
