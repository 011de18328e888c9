import NeuralNetwork

extension Vocabulary {
  /// Changing the weights by their gradients.
  static let optimising: [CommandSpecification] = [
    CommandSpecification(
      .change(.update), topic: .learning,
      summary: "change every weight by its gradient: one step down",
      usage: ["update"], examples: ["example both; forward; backward; update"],
      discussion: [
        "Every kernel and every dense weight moves at once, each from its old value: "
          + "new = old − lr ⋅ gradient, with PyTorch's SGD and a learning rate of 0.1 unless "
          + "`optimizer` says otherwise. A clipped gradient stands beside its own where `clip` is "
          + "set, and a layer may have its own `rate`.",
        "Afterwards the values of the last pass are stale: they belong to the old weights.",
      ]),
    CommandSpecification(
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
      }),
    CommandSpecification(
      .change(.clip), topic: .learning,
      summary: "cut gradients that are too large before an update",
      usage: ["clip norm X", "clip value X", "clip off", "clip"],
      examples: [
        "example both; clip norm 1; forward; backward; update",
        "example both; clip value 0.5; forward; backward; explain conv1.weight[0,0,0,0] update",
        "clip off",
      ],
      discussion: [
        "`clip norm 1` takes all gradients together as one vector and, where it is longer than 1, "
          + "scales all of them by 1/(norm + 1e-6), as PyTorch's clip_grad_norm_ does; "
          + "`clip value 0.5` holds each of them within ±0.5, as clip_grad_value_ does. Frozen "
          + "weights do not count.",
        "It happens before every update, of `train` too. `.grad` stays as it was: `update` and "
          + "`explain … update` show both. Alone it says what is set, and what it would do now.",
      ],
      parameters: [
        Parameter(
          "kind",
          .choice([
            .init("norm", "scale all together down to a length"),
            .init("value", "hold each within a bound"), .init("off", "leave gradients as they are"),
          ]), isOptional: true),
        Parameter("bound", .number, isOptional: true, needing: "kind"),
      ], givesWay: true),
    CommandSpecification(
      .change(.rate), topic: .learning, summary: "give a layer its own part of the learning rate",
      usage: ["rate LAYER|TENSOR|all FACTOR", "rate"],
      examples: [
        "example both; rate conv1 0.1; forward; backward; update",
        "example cross; rate dense1.bias 2; rate dense1.bias 1",
      ],
      discussion: [
        "An update of this layer, or of one weight or bias, takes FACTOR times the learning rate: "
          + "PyTorch's parameter groups. What `schedule` does to the rate goes for it as well. "
          + "`rate NAME 1` takes it away again; alone it says what is set.",
        "With factor 0 nothing moves, yet what the rule remembers does; `freeze` holds both.",
      ],
      parameters: [
        Parameter("what", .layerOrAddress([.init("all", "every layer")]), isOptional: true),
        Parameter("factor", .number, isOptional: true, needing: "what"),
      ], givesWay: true),
  ]
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
