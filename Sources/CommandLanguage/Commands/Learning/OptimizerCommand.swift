import NeuralNetwork

/// The command `optimizer`.
package struct OptimizerCommand: CommandArguments {
  /// The update rule.
  package let rule: Given<UpdateRule.Kind>?
  /// What its options are set to, in their order.
  package let settings: [Setting]

  static let rule = OptionalArgument<UpdateRule.Kind>("rule", .choice)
  static let options = RuleOption.allCases.map { option in
    ValueOption<RuleOption.Value>(option.rawValue, .setting(of: option), option.meaning)
  }

  package init(_ call: CommandCall) throws(ArgumentError) {
    rule = call.read(Self.rule)
    settings = zip(RuleOption.allCases, Self.options).compactMap { option, key in
      call.read(key).map { (option, $0) }
    }
  }

  /// An option, and what it is set to.
  package typealias Setting = (option: RuleOption, given: Given<RuleOption.Value>)

  static let specification = CommandSpecification(
    .change(.optimizer), topic: .learning, traits: [],
    summary: "choose how weights follow their gradients",
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
    arguments: OptimizerCommand.self, parameters: [rule], options: options)
}

extension UpdateRule.Kind: WordChoice {
  package var meaning: String {
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

extension ArgumentForm where Value == RuleOption.Value {
  /// What an option of an update rule is set to.
  fileprivate static func setting(of option: RuleOption) -> Self {
    Self(kind: option.isFlag ? .flag : .number) {
      switch $0 {
      case .number(let number): .number(number)
      case .flag(let isOn): .flag(isOn)
      case .integer, .size, .shape, .word, .position, .expression, .layer, .view: nil
      }
    }
  }
}
