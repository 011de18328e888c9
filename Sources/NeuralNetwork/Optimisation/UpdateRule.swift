import FastProgram

/// How weights follow their gradients.
package enum UpdateRule: Hashable, Sendable {
  /// Gradient descent, with momentum and decay where wanted.
  case gradientDescent(GradientDescent)
  /// Adam or AdamW.
  case adaptiveMoments(AdaptiveMoments)
  /// RMSprop.
  case rootMeanSquare(RootMeanSquare)
  /// Adagrad.
  case squareSum(SquareSum)

  /// The words that choose a rule.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case sgd, adam, adamw, rmsprop, adagrad

    /// The rule as it is unless told otherwise.
    package var usual: UpdateRule {
      switch self {
      case .sgd: .gradientDescent(GradientDescent())
      case .adam: .adaptiveMoments(AdaptiveMoments())
      case .adamw: .adaptiveMoments(AdaptiveMoments(decay: 0.01, decouplesDecay: true))
      case .rmsprop: .rootMeanSquare(RootMeanSquare())
      case .adagrad: .squareSum(SquareSum())
      }
    }
  }

  private var rule: any StepRule {
    switch self {
    case .gradientDescent(let rule): rule
    case .adaptiveMoments(let rule): rule
    case .rootMeanSquare(let rule): rule
    case .squareSum(let rule): rule
    }
  }

  /// Which of the rules it is.
  package var kind: Kind { rule.kind }

  /// The word that chooses it.
  package var word: String { kind.rawValue }

  /// The learning rate.
  package var learningRate: Double { rule.learningRate }

  /// How strongly weights are pulled to zero through the gradient.
  package var gradientDecay: Double { rule.gradientDecay }

  /// What it remembers of each weight.
  package var remembered: [Remembered] { rule.remembered }

  /// The same rule at another learning rate.
  package func at(learningRate: Double) -> UpdateRule {
    setting(.lr, to: .number(learningRate))
  }

  /// What can be set of it.
  package var options: [RuleOption] { RuleOption.allCases.filter { value(of: $0) != nil } }

  /// What an option is set to; `nil` where the rule has none of that name.
  package func value(of option: RuleOption) -> RuleOption.Value? { rule.value(of: option) }

  /// The same with an option set; as it is where the rule has none of that name and kind.
  package func setting(_ option: RuleOption, to value: RuleOption.Value) -> UpdateRule {
    rule.setting(option, to: value)
  }

  /// A parameter's step at a learning rate, after so many others, its gradient limited first.
  func descent(rate: Double, steps: Int, limit: GradientLimit) -> Descent {
    var descent = rule.descent(rate: rate, steps: steps)
    (descent.scale, descent.bound) = (limit.scale, limit.bound)
    return descent
  }
}
