import CommandLanguage
import Documents
import NeuralNetwork

extension Session {
  /// `optimizer sgd|adam|adamw …`, or what is set.
  mutating func chooseOptimiser(_ call: CommandCall) throws(Failure) -> Document {
    if let word = call.word("rule") {
      optimiser = optimiser.restarted(
        rule: word == "sgd"
          ? .gradientDescent(try gradientDescent(call))
          : .adaptiveMoments(try adaptiveMoments(call, decouplesDecay: word == "adamw")))
      optimiserOrigin = .chosen
      if let stepping, stepping.hasBegunUpdate { self.stepping = nil }
      changeCount += 1
    } else if let stray = call.arguments.values.first?.first {
      throw Failure(
        .notApplicable(
          command: "optimizer", reason: "an option needs its rule before it",
          remedy: "optimizer sgd lr 0.1"), at: stray.range)
    }
    let rule = optimiser.rule
    return Document(
      kind: "optimizer",
      blocks: [
        .paragraph("\(.strong(rule.word))  \(rule.sentence)"),
        .formula(rule.formula),
      ] + (has(.gradients) ? [.next("update")] : next(["forward; backward"], needing: .loss)),
      facts: rule.facts)
  }

  private func gradientDescent(_ call: CommandCall) throws(Failure) -> GradientDescent {
    for option in ["beta1", "beta2", "eps"] { try refuse(option, of: call, rule: "adam") }
    var rule = GradientDescent()
    rule.learningRate = try factor("lr", of: call) ?? rule.learningRate
    rule.momentum = try factor("momentum", of: call) ?? 0
    rule.decay = try factor("decay", of: call) ?? 0
    rule.isNesterov = call.flag("nesterov") ?? false
    if rule.isNesterov, rule.momentum == 0 {
      throw Failure(
        .notApplicable(
          command: "optimizer", reason: "nesterov looks ahead along the momentum, which is 0",
          remedy: "optimizer sgd momentum 0.9 nesterov on"), at: call["nesterov"]?.range)
    }
    return rule
  }

  private func adaptiveMoments(
    _ call: CommandCall, decouplesDecay: Bool
  ) throws(Failure) -> AdaptiveMoments {
    for option in ["momentum", "nesterov"] { try refuse(option, of: call, rule: "sgd") }
    var rule = AdaptiveMoments(decay: decouplesDecay ? 0.01 : 0, decouplesDecay: decouplesDecay)
    rule.learningRate = try factor("lr", of: call) ?? rule.learningRate
    rule.beta1 = try factor("beta1", of: call, below: 1) ?? rule.beta1
    rule.beta2 = try factor("beta2", of: call, below: 1) ?? rule.beta2
    rule.epsilon = try factor("eps", of: call) ?? rule.epsilon
    rule.decay = try factor("decay", of: call) ?? rule.decay
    return rule
  }

  private func refuse(_ option: String, of call: CommandCall, rule: String) throws(Failure) {
    guard let argument = call[option] else { return }
    throw Failure(
      .notApplicable(
        command: "optimizer", reason: "\(option) is an option of \(rule)",
        remedy: "optimizer \(rule) \(option) \(argument.text)"), at: argument.range)
  }

  private func factor(
    _ option: String, of call: CommandCall, below bound: Double = .infinity
  ) throws(Failure) -> Double? {
    guard let value = call.number(option) else { return nil }
    guard value >= 0, value < bound else {
      throw Failure(
        .badSetting(
          option, value: call[option]?.text ?? "",
          allowed: bound == 1 ? "0 to just below 1" : "0 or more"), at: call[option]?.range)
    }
    return value
  }
}

extension UpdateRule {
  /// The settings in a few words.
  var sentence: Text {
    switch self {
    case .gradientDescent(let rule):
      var text: Text = "lr \(rule.learningRate, style: .plain)"
      if rule.momentum != 0 { text += " momentum \(rule.momentum, style: .plain)" }
      if rule.isNesterov { text += " nesterov on" }
      if rule.decay != 0 { text += " decay \(rule.decay, style: .plain)" }
      return text
    case .adaptiveMoments(let rule):
      return
        "lr \(rule.learningRate, style: .plain) beta1 \(rule.beta1, style: .plain) beta2 \(rule.beta2, style: .plain) eps \(rule.epsilon, style: .plain) decay \(rule.decay, style: .plain)"
    }
  }

  /// The rule as formulas, one step of one weight.
  var formula: [FormulaLine] {
    switch self {
    case .gradientDescent(let rule):
      var lines: [FormulaLine] = []
      var direction = "gradient"
      if rule.decay != 0 {
        lines.append(FormulaLine("g", "=", "gradient + \(rule.decay, style: .plain)⋅old"))
        direction = "g"
      }
      if rule.momentum != 0 {
        lines.append(
          FormulaLine("v", "=", "\(rule.momentum, style: .plain)⋅v + \(direction)"))
        direction = rule.isNesterov ? "(\(direction) + momentum⋅v)" : "v"
      }
      return lines + [
        FormulaLine("new", "=", "old − \(rule.learningRate, style: .plain)⋅\(direction)")
      ]
    case .adaptiveMoments(let rule):
      var lines: [FormulaLine] = []
      if rule.decay != 0, !rule.decouplesDecay {
        lines.append(FormulaLine("g", "=", "gradient + \(rule.decay, style: .plain)⋅old"))
      }
      let slope = rule.decay != 0 && !rule.decouplesDecay ? "g" : "gradient"
      lines.append(
        FormulaLine(
          "m, v", "=", "running means of the \(slope) and its square, corrected for the start"))
      let shrunk: Text =
        rule.decay != 0 && rule.decouplesDecay
        ? "old⋅(1 − lr⋅\(rule.decay, style: .plain))" : "old"
      lines.append(
        FormulaLine(
          "new", "=",
          "\(shrunk) − \(rule.learningRate, style: .plain)⋅m/(√v + \(rule.epsilon, style: .plain))"
        ))
      return lines
    }
  }

  /// The settings for programs.
  var facts: [Fact] {
    var facts = [Fact("rule", .text(word)), Fact("lr", .number(learningRate))]
    switch self {
    case .gradientDescent(let rule):
      facts += [
        Fact("momentum", .number(rule.momentum)), Fact("nesterov", .flag(rule.isNesterov)),
        Fact("decay", .number(rule.decay)),
      ]
    case .adaptiveMoments(let rule):
      facts += [
        Fact("beta1", .number(rule.beta1)), Fact("beta2", .number(rule.beta2)),
        Fact("eps", .number(rule.epsilon)), Fact("decay", .number(rule.decay)),
      ]
    }
    return facts
  }
}
