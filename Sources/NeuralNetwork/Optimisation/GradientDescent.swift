import FastProgram

/// Stochastic gradient descent, PyTorch's `SGD`.
///
/// ```
/// g ← gradient + decay · w
/// v ← momentum · v + g          (v = g at the first step)
/// g ← g + momentum · v          (Nesterov), or v
/// w ← w − rate · g
/// ```
package struct GradientDescent: Hashable, Sendable {
  /// The learning rate.
  package var learningRate: Double
  /// How much of the last step's direction is kept.
  package var momentum: Double
  /// Whether momentum looks ahead.
  package var isNesterov: Bool
  /// How strongly weights are pulled to zero.
  package var decay: Double

  /// Makes the rule; the plain one unless told otherwise.
  package init(
    learningRate: Double = 0.1, momentum: Double = 0, isNesterov: Bool = false, decay: Double = 0
  ) {
    self.learningRate = learningRate
    self.momentum = momentum
    self.isNesterov = isNesterov
    self.decay = decay
  }

  /// Whether a weight's change is the gradient times −``learningRate`` and nothing else.
  package var isPlain: Bool { momentum == 0 && decay == 0 }
}

extension GradientDescent: StepRule {
  static var numbers: [(option: RuleOption, place: WritableKeyPath<Self, Double>)] {
    [(.lr, \.learningRate), (.momentum, \.momentum), (.decay, \.decay)]
  }

  static var flags: [(option: RuleOption, place: WritableKeyPath<Self, Bool>)] {
    [(.nesterov, \.isNesterov)]
  }

  var asRule: UpdateRule { .gradientDescent(self) }
  var kind: UpdateRule.Kind { .sgd }
  var gradientDecay: Double { decay }
  var remembered: [Remembered] { momentum == 0 ? [] : [.velocity] }

  func descent(rate: Double, steps: Int) -> Descent {
    Descent(
      rule: .momentum(momentum, isNesterov: isNesterov, isFirst: steps == 0), rate: rate,
      decay: decay)
  }
}
