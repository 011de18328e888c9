/// One step of a parameter's numbers, by a rule as PyTorch has it.
package struct Descent: Equatable, Sendable {
  /// The rule with its constants for this step.
  package enum Rule: Equatable, Sendable {
    /// Gradient descent with momentum; `isFirst` where there is no velocity yet. It remembers the
    /// velocity.
    case momentum(Double, isNesterov: Bool, isFirst: Bool)
    /// Adam: the share kept of mean and square, the step size, the square's correction, ε, and what
    /// the weights are multiplied by first. It remembers the mean and the mean square.
    case moments(
      beta1: Double, beta2: Double, stepSize: Double, correction: Double, epsilon: Double,
      keep: Double)
    /// RMSprop: the share kept of the mean square, ε, the share kept of the velocity, and whether
    /// the mean is taken off. It remembers the mean square, the velocity where there is momentum,
    /// and the mean where it is centred.
    case rootMeanSquare(alpha: Double, epsilon: Double, momentum: Double, isCentered: Bool)
    /// Adagrad, with its ε. It remembers the sum of the squares.
    case squareSum(epsilon: Double)
  }

  /// How many numbers a rule remembers at most of each of a parameter's.
  package static let mostRemembered = 3

  /// The rule.
  package var rule: Rule
  /// The learning rate.
  package var rate: Double
  /// How strongly weights are pulled to zero through the gradient.
  package var decay: Double
  /// What the gradient is multiplied by first.
  package var scale = 1.0
  /// The magnitude that the gradient is held within.
  package var bound = Double.infinity

  /// Makes a step, with the gradient as it is.
  package init(rule: Rule, rate: Double, decay: Double) {
    self.rule = rule
    self.rate = rate
    self.decay = decay
  }
}
