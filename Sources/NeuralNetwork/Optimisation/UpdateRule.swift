/// How weights follow their gradients.
public enum UpdateRule: Hashable, Sendable {
  /// Gradient descent, with momentum and decay where wanted.
  case gradientDescent(GradientDescent)
  /// Adam or AdamW.
  case adaptiveMoments(AdaptiveMoments)

  /// The learning rate.
  public var learningRate: Double {
    switch self {
    case .gradientDescent(let rule): rule.learningRate
    case .adaptiveMoments(let rule): rule.learningRate
    }
  }

  /// The same rule at another learning rate.
  public func at(learningRate: Double) -> UpdateRule {
    switch self {
    case .gradientDescent(var rule):
      rule.learningRate = learningRate
      return .gradientDescent(rule)
    case .adaptiveMoments(var rule):
      rule.learningRate = learningRate
      return .adaptiveMoments(rule)
    }
  }

  /// The word that chooses it: `sgd`, `adam` or `adamw`.
  public var word: String {
    switch self {
    case .gradientDescent: "sgd"
    case .adaptiveMoments(let rule): rule.decouplesDecay ? "adamw" : "adam"
    }
  }
}
