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

  /// The word that chooses it: `sgd`, `adam` or `adamw`.
  public var word: String {
    switch self {
    case .gradientDescent: "sgd"
    case .adaptiveMoments(let rule): rule.decouplesDecay ? "adamw" : "adam"
    }
  }
}
