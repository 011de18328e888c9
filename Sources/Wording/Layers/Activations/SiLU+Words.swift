import Documents
import NeuralNetwork

extension SiLU: ActivationWords {
  package var python: String { "nn.SiLU()" }

  package func rule(_ names: ActivationRule.Names) -> ActivationRule {
    let x = names.input
    return ActivationRule(
      answer: "a smooth gate: x counts by σ(x), its own sigmoid",
      formula: "δ ⋅ σ(x) ⋅ (1 + x ⋅ (1 − σ(x)))",
      remark: "below −1.28 the slope is negative; far below 0 hardly any gradient passes",
      claim: names.claim(slope: "sigmoid(\(x)) * (1 + \(x) * (1 - sigmoid(\(x))))"))
  }

  package func explanation(at x: Double, output y: Double) -> Text {
    "x / (1 + e^(−x)) at x = \(x)"
  }
}
