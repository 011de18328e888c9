import Documents
import NeuralNetwork

extension ExplainUpdateView {
  /// The update line by line, with its numbers.
  var lines: [FormulaLine] {
    var lines = [
      FormulaLine("gradient", "=", "\(trace.gradient)   \(name + ".grad", style: .muted)")
    ]
    var symbol = "gradient"
    if let clipping = trace.limit.clipping {
      lines.append(FormulaLine("clipped", "=", clipped(clipping)))
      symbol = "clipped"
    }
    if trace.rate != 1 {
      lines.append(
        FormulaLine(
          "lr", "=",
          "\(trace.wholeRate, style: .plain)⋅\(trace.rate, style: .plain) = \(trace.rule.learningRate, style: .plain)   \(.muted("its part of the learning rate"))"
        ))
    }
    let decay = trace.rule.gradientDecay
    if decay != 0 {
      lines.append(
        FormulaLine(
          "g", "=",
          "\(symbol) + decay⋅old = \(trace.clipped) + \(product(decay, trace.old)) = \(trace.direction)"
        ))
      symbol = "g"
    }
    switch trace.rule {
    case .gradientDescent(let rule): lines += descent(rule, symbol)
    case .adaptiveMoments(let rule): lines += adaptive(rule, symbol)
    case .rootMeanSquare(let rule): lines += rootMeanSquare(rule, symbol)
    case .squareSum(let rule): lines += squareSum(rule, symbol)
    }
    return lines
  }

  /// What clipping makes of the gradient.
  private func clipped(_ clipping: GradientClipping) -> Text {
    switch clipping {
    case .norm(let bound):
      let norm = trace.limit.norm ?? 0
      return trace.limit.scale < 1
        ? "gradient⋅\(bound, style: .plain)/(norm + \(GradientLimit.addend, style: .plain)) = \(factor(trace.gradient))⋅\(bound, style: .plain)/(\(norm, style: .plain) + \(GradientLimit.addend, style: .plain)) = \(trace.clipped)"
        : "gradient = \(trace.clipped)   \(.muted("the norm of all,")) \(norm, style: .plain)\(.muted(", is within")) \(bound, style: .plain)"
    case .value(let bound):
      let limits: Text = "\(-bound, style: .plain) … \(bound, style: .plain)"
      return trace.clipped == trace.gradient
        ? "gradient = \(trace.clipped)   \(.muted("within")) \(limits)"
        : "\(trace.clipped)   \(.muted("the gradient held within")) \(limits)"
    }
  }

  private func descent(_ rule: GradientDescent, _ slope: String) -> [FormulaLine] {
    var lines: [FormulaLine] = []
    var (symbol, step) = (slope, trace.direction)
    if rule.momentum != 0 {
      let velocity = after(.velocity)
      lines.append(
        trace.step == 1
          ? FormulaLine("v", "=", "\(symbol) = \(velocity)   \("at the first step", style: .muted)")
          : FormulaLine(
            "v", "=",
            "momentum⋅v + \(symbol) = \(product(rule.momentum, before(.velocity))) + \(factor(step)) = \(velocity)"
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
    return lines + [
      FormulaLine(
        "new", "=",
        "old − lr⋅\(symbol) = \(old) − \(product(rule.learningRate, step)) = \(new)"
      )
    ]
  }

  private func adaptive(_ rule: AdaptiveMoments, _ symbol: String) -> [FormulaLine] {
    let slope = trace.direction
    let (mean, square) = (after(.mean), after(.square))
    let corrected = (mean: mean / (1 - power(rule.beta1)), square: square / (1 - power(rule.beta2)))
    var lines = [
      FormulaLine(
        "m", "=",
        "beta1⋅m + (1 − beta1)⋅\(symbol) = \(product(rule.beta1, before(.mean))) + \(product(1 - rule.beta1, slope)) = \(mean)"
      ),
      FormulaLine(
        "v", "=",
        "beta2⋅v + (1 − beta2)⋅\(symbol)² = \(product(rule.beta2, before(.square))) + \(1 - rule.beta2, style: .plain)⋅\(factor(slope))² = \(square)"
      ),
      FormulaLine(
        "m′", "=",
        "m/(1 − beta1^t) = \(mean)/\(Self.divisor(rule.beta1, trace.step)) = \(corrected.mean)"),
      FormulaLine(
        "v′", "=",
        "v/(1 − beta2^t) = \(square)/\(Self.divisor(rule.beta2, trace.step)) = \(corrected.square)"),
    ]
    var (start, kept): (Text, Text) = ("old", old)
    if rule.decay != 0, rule.decouplesDecay {
      let shrunk = trace.old * (1 - rule.learningRate * rule.decay)
      kept = .number(shrunk, apartFrom: trace.new)
      start = "w"
      lines.append(
        FormulaLine(
          "w", "=",
          "old⋅(1 − lr⋅decay) = \(old)⋅(1 − \(rule.learningRate, style: .plain)⋅\(rule.decay, style: .plain)) = \(.number(shrunk, apartFrom: trace.old))"
        ))
    }
    return lines + [
      FormulaLine(
        "new", "=",
        "\(start) − lr⋅m′/(√(v′) + eps) = \(kept) − \(rule.learningRate, style: .plain)⋅\(factor(corrected.mean))/(\(corrected.square.squareRoot(), style: .plain) + \(rule.epsilon, style: .plain)) = \(new)"
      )
    ]
  }

  private func rootMeanSquare(_ rule: RootMeanSquare, _ symbol: String) -> [FormulaLine] {
    let (slope, square) = (trace.direction, after(.square))
    var lines = [
      FormulaLine(
        "s", "=",
        "alpha⋅s + (1 − alpha)⋅\(symbol)² = \(product(rule.alpha, before(.square))) + \(1 - rule.alpha, style: .plain)⋅\(factor(slope))² = \(square)"
      )
    ]
    var spread = square
    if rule.isCentered {
      let mean = after(.mean)
      spread = square - mean * mean
      lines.append(
        FormulaLine(
          "m", "=",
          "alpha⋅m + (1 − alpha)⋅\(symbol) = \(product(rule.alpha, before(.mean))) + \(product(1 - rule.alpha, slope)) = \(mean)"
        ))
    }
    let root = spread.squareRoot() + rule.epsilon
    lines.append(
      FormulaLine(
        "r", "=",
        rule.isCentered
          ? "√(s − m²) + eps = √(\(square) − \(factor(after(.mean)))²) + \(rule.epsilon, style: .plain) = \(root)"
          : "√(s) + eps = \(square.squareRoot()) + \(rule.epsilon, style: .plain) = \(root)"))
    guard rule.momentum != 0 else {
      return lines + [quotient(symbol, slope, "r", root, rule.learningRate)]
    }
    let velocity = after(.velocity)
    return lines + [
      FormulaLine(
        "v", "=",
        "momentum⋅v + \(symbol)/r = \(product(rule.momentum, before(.velocity))) + \(factor(slope))/\(root) = \(velocity)"
      ),
      FormulaLine(
        "new", "=",
        "old − lr⋅v = \(old) − \(product(rule.learningRate, velocity)) = \(new)"
      ),
    ]
  }

  private func squareSum(_ rule: SquareSum, _ symbol: String) -> [FormulaLine] {
    let (slope, sum) = (trace.direction, after(.sum))
    let root = sum.squareRoot() + rule.epsilon
    return [
      FormulaLine("s", "=", "s + \(symbol)² = \(before(.sum)) + \(factor(slope))² = \(sum)"),
      FormulaLine(
        "r", "=", "√(s) + eps = \(sum.squareRoot()) + \(rule.epsilon, style: .plain) = \(root)"),
      quotient(symbol, slope, "r", root, rule.learningRate),
    ]
  }

  /// The last line of a rule that divides by a root.
  private func quotient(
    _ symbol: String, _ slope: Double, _ divisor: String, _ root: Double, _ rate: Double
  ) -> FormulaLine {
    FormulaLine(
      "new", "=",
      "old − lr⋅\(symbol)/\(divisor) = \(old) − \(product(rate, slope))/\(root) = \(new)"
    )
  }

  /// The old number, with enough digits to be told from the new one.
  private var old: Text { .number(trace.old, apartFrom: trace.new) }
  /// The new number, with enough digits to be told from the old one.
  private var new: Text { .number(trace.new, apartFrom: trace.old, style: .strong) }

  private func before(_ kind: Remembered) -> Double { trace.before[kind] ?? 0 }
  private func after(_ kind: Remembered) -> Double { trace.after[kind] ?? 0 }

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
}
