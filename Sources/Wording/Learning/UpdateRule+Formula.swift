import Documents
import NeuralNetwork

extension UpdateRule {
  /// The rule as formulas, one step of one weight.
  ///
  /// - Parameter gradient: what it goes on with: the gradient, or that clipped.
  package func formula(of gradient: String = "gradient") -> [FormulaLine] {
    var lines: [FormulaLine] = []
    var slope = gradient
    if gradientDecay != 0 {
      lines.append(FormulaLine("g", "=", "\(gradient) + \(gradientDecay, style: .plain)⋅old"))
      slope = "g"
    }
    switch self {
    case .gradientDescent(let rule): lines += Self.formula(rule, slope)
    case .adaptiveMoments(let rule): lines += Self.formula(rule, slope)
    case .rootMeanSquare(let rule): lines += Self.formula(rule, slope)
    case .squareSum(let rule): lines += Self.formula(rule, slope)
    }
    return lines
  }

  private static func formula(_ rule: GradientDescent, _ slope: String) -> [FormulaLine] {
    var lines: [FormulaLine] = []
    var step = slope
    if rule.momentum != 0 {
      lines.append(FormulaLine("v", "=", "\(rule.momentum, style: .plain)⋅v + \(slope)"))
      step = rule.isNesterov ? "(\(slope) + momentum⋅v)" : "v"
    }
    return lines + [FormulaLine("new", "=", "old − \(rule.learningRate, style: .plain)⋅\(step)")]
  }

  private static func formula(_ rule: AdaptiveMoments, _ slope: String) -> [FormulaLine] {
    let shrunk: Text =
      rule.decay != 0 && rule.decouplesDecay
      ? "old⋅(1 − lr⋅\(rule.decay, style: .plain))" : "old"
    return [
      FormulaLine(
        "m, v", "=", "running means of the \(slope) and its square, corrected for the start"),
      FormulaLine(
        "new", "=",
        "\(shrunk) − \(rule.learningRate, style: .plain)⋅m/(√(v) + \(rule.epsilon, style: .plain))"
      ),
    ]
  }

  private static func formula(_ rule: RootMeanSquare, _ slope: String) -> [FormulaLine] {
    let (kept, share): (Text, Text) = (
      "\(rule.alpha, style: .plain)", "\(1 - rule.alpha, style: .plain)"
    )
    var lines = [FormulaLine("s", "=", "\(kept)⋅s + \(share)⋅\(slope)²")]
    if rule.isCentered { lines.append(FormulaLine("m", "=", "\(kept)⋅m + \(share)⋅\(slope)")) }
    let root: Text =
      rule.isCentered
      ? "(√(s − m²) + \(rule.epsilon, style: .plain))" : "(√(s) + \(rule.epsilon, style: .plain))"
    let rate: Text = "\(rule.learningRate, style: .plain)"
    guard rule.momentum != 0 else {
      return lines + [FormulaLine("new", "=", "old − \(rate)⋅\(slope)/\(root)")]
    }
    return lines + [
      FormulaLine("v", "=", "\(rule.momentum, style: .plain)⋅v + \(slope)/\(root)"),
      FormulaLine("new", "=", "old − \(rate)⋅v"),
    ]
  }

  private static func formula(_ rule: SquareSum, _ slope: String) -> [FormulaLine] {
    [
      FormulaLine("s", "=", "s + \(slope)²"),
      FormulaLine(
        "new", "=",
        "old − \(rule.learningRate, style: .plain)⋅\(slope)/(√(s) + \(rule.epsilon, style: .plain))"
      ),
    ]
  }
}
