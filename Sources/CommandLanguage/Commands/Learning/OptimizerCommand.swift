import NeuralNetwork

/// The command `optimizer`.
enum OptimizerCommand {
  static let specification = CommandSpecification(
    .change(.optimizer), topic: .learning, summary: "choose how weights follow their gradients",
    usage: [
      "optimizer sgd [lr R] [momentum M] [nesterov on] [decay D]",
      "optimizer adam|adamw [lr R] [beta1 B] [beta2 B] [eps E] [decay D]",
      "optimizer rmsprop [lr R] [alpha A] [eps E] [momentum M] [centered on]",
      "optimizer rmsprop|adagrad [lr R] [eps E] [decay D]", "optimizer",
    ],
    examples: [
      "optimizer sgd lr 0.05 momentum 0.9", "optimizer adam lr 0.01",
      "example both; optimizer rmsprop centered on; forward; backward; update",
      "example both; optimizer adagrad; train 3 steps",
    ],
    discussion: [
      "The update rules are PyTorch's. lr is 0.1 for sgd, 0.01 for rmsprop and adagrad, 0.001 "
        + "for adam and adamw; alpha is 0.99, adamw's decay 0.01, eps 1e-8 and adagrad's 1e-10. "
        + "Alone it says what is set.",
      "A new rule starts without momentum and without means; what `schedule`, `clip` and `rate` "
        + "say stays.",
    ],
    parameters: [
      Parameter(
        "rule", .choice(UpdateRule.Kind.allCases.map { .init($0.rawValue, $0.meaning) }),
        isOptional: true)
    ],
    options: RuleOption.allCases.map { option in
      OptionSpecification(option.rawValue, option.isFlag ? .flag : .number, option.meaning)
    })
}

extension UpdateRule.Kind {
  /// What it does, in a few words.
  fileprivate var meaning: String {
    switch self {
    case .sgd: "gradient descent, with momentum where wanted"
    case .adam: "steps scaled by the gradient's own history"
    case .adamw: "adam whose decay shrinks the weights themselves"
    case .rmsprop: "the gradient over the root of its mean square"
    case .adagrad: "the gradient over the root of all its squares so far"
    }
  }
}

extension RuleOption {
  /// What it sets, in a few words, behind the rules that have it where not all have.
  fileprivate var meaning: String {
    let kinds = UpdateRule.Kind.allCases
    let having = kinds.filter { $0.usual.value(of: self) != nil }
    let names = having.map(\.rawValue).joined(separator: ", ")
    return having.count == kinds.count ? words : "\(names): \(words)"
  }

  private var words: String {
    switch self {
    case .lr: "the learning rate"
    case .alpha: "how much of the mean square is kept"
    case .beta1: "how much of the mean gradient is kept"
    case .beta2: "how much of the mean square is kept"
    case .eps: "what is added to the root"
    case .momentum: "how much of the last step is kept"
    case .nesterov: "momentum that looks ahead"
    case .centered: "takes the mean gradient off"
    case .decay: "how strongly weights are pulled to 0"
    }
  }
}
