import FastProgram

/// Adagrad, as PyTorch computes it.
///
/// ```
/// g ← gradient + decay · w
/// s ← s + g²
/// w ← w − rate · g / (√s + epsilon)
/// ```
package struct SquareSum: Hashable, Sendable {
  /// The learning rate.
  package var learningRate: Double
  /// What keeps the division from growing without bound.
  package var epsilon: Double
  /// How strongly weights are pulled to zero.
  package var decay: Double

  /// Makes the rule; PyTorch's unless told otherwise.
  package init(learningRate: Double = 0.01, epsilon: Double = 1e-10, decay: Double = 0) {
    self.learningRate = learningRate
    self.epsilon = epsilon
    self.decay = decay
  }
}

extension SquareSum: StepRule {
  static var numbers: [(option: RuleOption, place: WritableKeyPath<Self, Double>)] {
    [(.lr, \.learningRate), (.eps, \.epsilon), (.decay, \.decay)]
  }

  var asRule: UpdateRule { .squareSum(self) }
  var kind: UpdateRule.Kind { .adagrad }
  var gradientDecay: Double { decay }
  var remembered: [Remembered] { [.sum] }

  func descent(rate: Double, steps: Int) -> Descent {
    Descent(rule: .squareSum(epsilon: epsilon), rate: rate, decay: decay)
  }
}
