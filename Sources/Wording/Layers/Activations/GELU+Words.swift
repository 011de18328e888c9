import Documents
import NeuralNetwork

extension GELU: ActivationWords {
  package var statement: String { form == .approximate ? "\(Self.word) approx" : Self.word }

  package var python: String {
    form == .approximate ? "nn.GELU(approximate=\"tanh\")" : "nn.GELU()"
  }

  package func rule(_ names: ActivationRule.Names) -> ActivationRule {
    let x = names.input
    switch form {
    case .exact:
      // Φ(x) is y / x; at 0 it is a half.
      let share = "(\(names.output) + (\(x) == 0) / 2) / (\(x) + (\(x) == 0))"
      return ActivationRule(
        answer: "a smooth gate: x counts by the share Φ of a normal distribution below it",
        formula: "δ ⋅ (Φ(x) + x ⋅ e^(−x²/2) / √(2π)), where y = x ⋅ Φ(x)",
        remark: "below −0.75 the slope is negative; far below 0 hardly any gradient passes",
        claim: names.claim(
          slope: "(\(share) + \(x) * exp(-\(x)^2 / 2) / sqrt(2 * \(Double.pi)))"))
    case .approximate:
      let bend = "sqrt(2 / \(Double.pi)) * (\(x) + 0.044715 * \(x)^3)"
      return ActivationRule(
        answer: "a smooth gate, worked out with tanh instead of the normal distribution",
        formula:
          "δ ⋅ (½(1 + t) + ½x ⋅ (1 − t²) ⋅ √(2/π) ⋅ (1 + 0.134145x²)), t = tanh(√(2/π)(x + 0.044715x³))",
        remark: "it differs from \(.code("gelu")) by less than 0.001",
        claim: names.claim(
          slope:
            "((1 + tanh(\(bend))) / 2 + \(x) / 2 * (1 - tanh(\(bend))^2) * sqrt(2 / \(Double.pi)) * (1 + 0.134145 * \(x)^2))"
        ))
    }
  }

  package func explanation(at x: Double, output y: Double) -> Text {
    form == .exact
      ? "x ⋅ Φ(x) at x = \(x): Φ is the share of a normal distribution below x"
      : "½x ⋅ (1 + tanh(√(2/π) ⋅ (x + 0.044715x³))) at x = \(x)"
  }
}
