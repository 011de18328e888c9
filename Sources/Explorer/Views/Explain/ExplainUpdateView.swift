import Documents
import NeuralNetwork

/// What `explain … update` answers: how one weight gets its new value, line by line with numbers.
struct ExplainUpdateView {
  /// Its address, as `conv1.weight[0,0,1,1]`.
  let name: String
  let trace: UpdateTrace
  /// Whether the update was made, or is the one to come.
  let isMade: Bool
  /// The weight as it is stored now, where the update was the last thing that happened to it.
  let stored: Double?
  /// Whether no update changes it.
  let isFrozen: Bool

  /// What to type next.
  let next: [Block]

  var document: Document {
    var blocks: [Block] = [
      .heading(
        "\(name): \(trace.old) → \(isFrozen ? trace.old : trace.new, style: .strong)   change \(isFrozen ? 0 : trace.new - trace.old)   \(isMade ? "the latest update" : "the update to come")"
      ),
      .paragraph("\(.strong(trace.rule.word)) \(trace.rule.sentence)"),
      .formula(lines),
    ]
    blocks += notes
    return Document(kind: "explain", blocks: blocks, facts: facts)
  }

  // MARK: Formulas

  private var lines: [FormulaLine] {
    var lines = [
      FormulaLine("gradient", "=", "\(trace.gradient)   \(name + ".grad", style: .muted)")
    ]
    switch trace.rule {
    case .gradientDescent(let rule): lines += descent(rule)
    case .adaptiveMoments(let rule): lines += adaptive(rule)
    }
    return lines
  }

  private func descent(_ rule: GradientDescent) -> [FormulaLine] {
    var lines: [FormulaLine] = []
    var (symbol, step) = ("gradient", trace.gradient)
    if rule.decay != 0 {
      lines.append(decayed(rule.decay))
      (symbol, step) = ("g", trace.direction)
    }
    if rule.momentum != 0 {
      let velocity = trace.after.first
      lines.append(
        trace.step == 1
          ? FormulaLine("v", "=", "\(symbol) = \(velocity)   \("at the first step", style: .muted)")
          : FormulaLine(
            "v", "=",
            "momentum⋅v + \(symbol) = \(product(rule.momentum, trace.before.first)) + \(factor(step)) = \(velocity)"
          ))
      if rule.isNesterov {
        let ahead = step + rule.momentum * velocity
        lines.append(
          FormulaLine(
            "d", "=",
            "\(symbol) + momentum⋅v = \(step) + \(product(rule.momentum, velocity)) = \(ahead)"))
        (symbol, step) = ("d", ahead)
      } else {
        (symbol, step) = ("v", velocity)
      }
    }
    lines.append(
      FormulaLine(
        "new", "=",
        "old − lr⋅\(symbol) = \(trace.old) − \(product(rule.learningRate, step)) = \(trace.new, style: .strong)"
      ))
    return lines
  }

  private func adaptive(_ rule: AdaptiveMoments) -> [FormulaLine] {
    var lines: [FormulaLine] = []
    var symbol = "gradient"
    if rule.decay != 0, !rule.decouplesDecay {
      lines.append(decayed(rule.decay))
      symbol = "g"
    }
    let slope = trace.direction
    let (mean, square) = (trace.after.first, trace.after.second)
    let corrected = (mean: mean / (1 - power(rule.beta1)), square: square / (1 - power(rule.beta2)))
    lines += [
      FormulaLine(
        "m", "=",
        "beta1⋅m + (1 − beta1)⋅\(symbol) = \(product(rule.beta1, trace.before.first)) + \(product(1 - rule.beta1, slope)) = \(mean)"
      ),
      FormulaLine(
        "v", "=",
        "beta2⋅v + (1 − beta2)⋅\(symbol)² = \(product(rule.beta2, trace.before.second)) + \(1 - rule.beta2, style: .plain)⋅\(factor(slope))² = \(square)"
      ),
      FormulaLine(
        "m′", "=",
        "m/(1 − beta1^t) = \(mean)/\(Self.divisor(rule.beta1, trace.step)) = \(corrected.mean)"),
      FormulaLine(
        "v′", "=",
        "v/(1 − beta2^t) = \(square)/\(Self.divisor(rule.beta2, trace.step)) = \(corrected.square)"),
    ]
    var (start, old): (Text, Double) = ("old", trace.old)
    if rule.decay != 0, rule.decouplesDecay {
      old = trace.old * (1 - rule.learningRate * rule.decay)
      start = "w"
      lines.append(
        FormulaLine(
          "w", "=",
          "old⋅(1 − lr⋅decay) = \(trace.old)⋅(1 − \(rule.learningRate, style: .plain)⋅\(rule.decay, style: .plain)) = \(old)"
        ))
    }
    lines.append(
      FormulaLine(
        "new", "=",
        "\(start) − lr⋅m′/(√(v′) + eps) = \(old) − \(rule.learningRate, style: .plain)⋅\(factor(corrected.mean))/(\(corrected.square.squareRoot(), style: .plain) + \(rule.epsilon, style: .plain)) = \(trace.new, style: .strong)"
      ))
    return lines
  }

  private func decayed(_ decay: Double) -> FormulaLine {
    FormulaLine(
      "g", "=",
      "gradient + decay⋅old = \(trace.gradient) + \(product(decay, trace.old)) = \(trace.direction)"
    )
  }

  /// What makes up for the start, as `(1 − 0.9^2)`.
  private static func divisor(_ beta: Double, _ step: Int) -> Text {
    "(1 − \(beta, style: .plain)^\(step))"
  }

  /// βᵗ.
  private func power(_ beta: Double) -> Double { PortableMath.power(beta, trace.step) }

  private func product(_ constant: Double, _ value: Double) -> Text {
    "\(constant, style: .plain)⋅\(factor(value))"
  }

  private func factor(_ value: Double) -> Text { value < 0 ? "(\(value))" : .number(value) }

  // MARK: Notes

  private var notes: [Block] {
    var notes: [Note] = []
    if isFrozen {
      notes.append(
        Note(
          .remark,
          "frozen: this is what would come of it; the weight stays \(trace.old), and what the rule remembers too"
        ))
    } else if let stored {
      let agrees = stored == trace.new || (stored.isNaN && trace.new.isNaN)
      notes.append(
        agrees
          ? Note(.check, "new is the number that is stored, to the last bit")
          : Note(.warning, "the rule makes \(trace.new), stored is \(stored): they do not agree"))
    }
    if case .adaptiveMoments = trace.rule {
      notes.append(
        Note(
          .remark,
          trace.step == 1
            ? "t = 1: m′ is the gradient, √v′ its magnitude: the first step is lr long, whatever the gradient"
            : "t = \(trace.step.counted("step")); m and v begin at 0, the divisors make up for that"
        ))
    }
    if trace.direction == 0, trace.new != trace.old {
      notes.append(
        Note(.remark, "the gradient is 0 and it moves all the same: on what is remembered"))
    }
    return notes.map { .note($0) } + next
  }

  private var facts: [Fact] {
    var facts = [
      Fact("name", .text(name)), Fact("made", .flag(isMade)), Fact("frozen", .flag(isFrozen)),
      Fact("step", .integer(trace.step)), Fact("old", .number(trace.old)),
      Fact("gradient", .number(trace.gradient)), Fact("new", .number(trace.new)),
      Fact("optimizer", .record(trace.rule.facts)),
    ]
    switch trace.rule {
    case .gradientDescent(let rule) where rule.momentum != 0:
      facts += [
        Fact("velocityBefore", .number(trace.before.first)),
        Fact("velocity", .number(trace.after.first)),
      ]
    case .gradientDescent: break
    case .adaptiveMoments:
      facts += [
        Fact("meanBefore", .number(trace.before.first)), Fact("mean", .number(trace.after.first)),
        Fact("squareBefore", .number(trace.before.second)),
        Fact("square", .number(trace.after.second)),
      ]
    }
    return facts
  }
}
