import CommandLanguage
import Documents
import NeuralNetwork
import Sessions
import Wording

extension Session {
  /// `optimizer sgd|adam|…`, or what is set.
  mutating func chooseOptimiser(_ call: TypedCall<OptimizerCommand>) throws(Failure) -> Document {
    if let kind = call.rule?.value {
      optimiser = optimiser.restarted(rule: try rule(kind, call.settings))
      optimiserOrigin = .chosen
      noteOptimiserChange()
    } else if let stray = call.settings.first?.given {
      throw Failure(
        .notApplicable(
          command: "optimizer", reason: "an option needs its rule before it",
          remedy: "optimizer sgd lr 0.1"), at: stray.range)
    }
    let rule = optimiser.rule
    let next =
      has(.gradients) ? [Block.next("update")] : next(["forward; backward"], needing: .loss)
    return Document(
      kind: "optimizer",
      blocks: [
        .paragraph("\(.strong(rule.word))  \(rule.sentence)"),
        .formula(rule.formula(of: optimiser.clipping == nil ? "gradient" : "clipped")),
      ] + ClipNote.blocks(optimiser) + RateNote.blocks(optimiser, network) + next,
      facts: rule.facts + [optimiser.clipFact])
  }

  /// A rule with the options that were typed.
  private func rule(
    _ kind: UpdateRule.Kind, _ settings: [OptimizerCommand.Setting]
  ) throws(Failure) -> UpdateRule {
    var rule = kind.usual
    for (option, given) in settings {
      if rule.value(of: option) == nil {
        throw Failure(Self.refusal(of: option, given), at: given.range)
      }
      if case .number(let number) = given.value, !option.range.contains(number) {
        throw given.refused(allowed: option.allowed)
      }
      rule = rule.setting(option, to: given.value)
    }
    if rule.value(of: .nesterov) == .flag(true), rule.value(of: .momentum) == .number(0) {
      throw Failure(
        .notApplicable(
          command: "optimizer", reason: "nesterov looks ahead along the momentum, which is 0",
          remedy: "optimizer \(kind.rawValue) momentum 0.9 nesterov on"),
        at: settings.first { $0.option == .nesterov }?.given.range)
    }
    return rule
  }

  /// What is said of an option that another rule has.
  private static func refusal(
    of option: RuleOption, _ given: Given<RuleOption.Value>
  ) -> Problem {
    let having = UpdateRule.Kind.allCases.filter { $0.usual.value(of: option) != nil }
    let names = having.map(\.rawValue)
    let last = names.suffix(1).joined()
    let list =
      names.count > 1 ? "\(names.dropLast().joined(separator: ", ")) and \(last)" : last
    var setting = "\(option.rawValue) \(given.text)"
    // A line to copy has to run: with a number that the rule takes, and what nesterov needs.
    if case .number(let number) = given.value, !option.range.contains(number),
      case .number(let usual)? = having[0].usual.value(of: option)
    {
      setting = "\(option.rawValue) \(ExactNumberFormat.string(usual))"
    }
    if case .flag(true) = given.value, option == .nesterov {
      setting = "momentum 0.9 nesterov on"
    }
    return .notApplicable(
      command: "optimizer", reason: "\(option.rawValue) is an option of \(list)",
      remedy: "optimizer \(names[0]) \(setting)")
  }
}

extension RuleOption {
  /// The numbers that it takes.
  fileprivate var range: any RangeExpression<Double> {
    switch self {
    case .beta1, .beta2: 0..<1
    case .alpha: 0...1
    case .lr, .eps, .momentum, .decay, .nesterov, .centered: 0...
    }
  }

  /// The same in words.
  fileprivate var allowed: String {
    switch self {
    case .beta1, .beta2: "0 to just below 1"
    case .alpha: "0 to 1"
    case .lr, .eps, .momentum, .decay, .nesterov, .centered: "0 or more"
    }
  }
}
