import FastProgram

/// What an update rule says of itself; all else is worked out from it.
protocol StepRule: Hashable, Sendable {
  /// The options that are numbers.
  static var numbers: [(option: RuleOption, place: WritableKeyPath<Self, Double>)] { get }
  /// The options that are on or off.
  static var flags: [(option: RuleOption, place: WritableKeyPath<Self, Bool>)] { get }
  /// What it is among the rules.
  var asRule: UpdateRule { get }
  /// The word that chooses it.
  var kind: UpdateRule.Kind { get }
  /// The learning rate.
  var learningRate: Double { get set }
  /// How strongly weights are pulled to zero through the gradient.
  var gradientDecay: Double { get }
  /// What it remembers of each weight, in the order in which its step has it.
  var remembered: [Remembered] { get }
  /// A parameter's step at a learning rate, after so many others.
  func descent(rate: Double, steps: Int) -> Descent
}

extension StepRule {
  static var flags: [(option: RuleOption, place: WritableKeyPath<Self, Bool>)] { [] }

  /// What an option is set to; `nil` where the rule has none of that name.
  func value(of option: RuleOption) -> RuleOption.Value? {
    if let number = Self.numbers.first(where: { $0.option == option }) {
      return .number(self[keyPath: number.place])
    }
    return Self.flags.first { $0.option == option }.map { .flag(self[keyPath: $0.place]) }
  }

  /// The same with an option set; as it is where the rule has none of that name and kind.
  func setting(_ option: RuleOption, to value: RuleOption.Value) -> UpdateRule {
    var rule = self
    switch value {
    case .number(let number):
      guard let found = Self.numbers.first(where: { $0.option == option }) else { break }
      rule[keyPath: found.place] = number
    case .flag(let isOn):
      guard let found = Self.flags.first(where: { $0.option == option }) else { break }
      rule[keyPath: found.place] = isOn
    }
    return rule.asRule
  }
}
