import Documents
import NeuralNetwork

extension Sigmoid: ActivationWords {
  package var python: String { "nn.Sigmoid()" }

  package func rule(_ names: ActivationRule.Names) -> ActivationRule {
    ActivationRule(
      answer: "δ shrinks to a quarter at most", formula: "δ ⋅ y ⋅ (1 − y)",
      remark: "near y = 0 and y = 1 hardly any gradient passes",
      claim: names.claim(slope: "\(names.output) * (1 - \(names.output))"))
  }

  package func explanation(at x: Double, output y: Double) -> Text {
    "1 / (1 + e^(−x)) at x = \(x)"
  }
}
