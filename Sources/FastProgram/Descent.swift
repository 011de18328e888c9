/// One step of a parameter's numbers, by a rule as PyTorch has it.
public struct Descent: Equatable, Sendable {
  /// The rule with its constants for this step.
  public enum Rule: Equatable, Sendable {
    /// Gradient descent with momentum; `isFirst` where there is no velocity yet.
    case momentum(Double, isNesterov: Bool, isFirst: Bool)
    /// Adam: the share kept of mean and square, the step size, the square's correction, ε, and what
    /// the weights are multiplied by first.
    case moments(
      beta1: Double, beta2: Double, stepSize: Double, correction: Double, epsilon: Double,
      keep: Double)
  }

  /// The rule.
  public var rule: Rule
  /// The learning rate.
  public var rate: Double
  /// How strongly weights are pulled to zero through the gradient.
  public var decay: Double

  /// Makes a step.
  public init(rule: Rule, rate: Double, decay: Double) {
    self.rule = rule
    self.rate = rate
    self.decay = decay
  }
}
