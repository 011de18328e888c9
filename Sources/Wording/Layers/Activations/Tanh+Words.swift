import Documents
import NeuralNetwork

extension Tanh: ActivationWords {
  package var python: String { "nn.Tanh()" }

  package func rule(_ names: ActivationRule.Names) -> ActivationRule {
    ActivationRule(
      answer: "δ shrinks where the output is large", formula: "δ ⋅ (1 − y²)",
      remark: "near y = −1 and y = 1 hardly any gradient passes",
      claim: names.claim(slope: "(1 - \(names.output)^2)"))
  }

  package func explanation(at x: Double, output y: Double) -> Text { "tanh at x = \(x)" }
}
