import Documents
import NeuralNetwork

extension ReLU: ActivationWords {
  package var python: String { "nn.ReLU()" }

  package var factor: String { "gate" }

  package func rule(_ names: ActivationRule.Names) -> ActivationRule {
    ActivationRule(
      answer: "a gate, open where what went in is positive", formula: "δ where x > 0, else 0",
      remark:
        "at 0 the gate is closed, as in PyTorch; \(.code("fate \(names.layer)")) goes on from here",
      claim: names.claim(slope: "(\(names.input) > 0)", isExact: true))
  }

  package func explanation(at x: Double, output y: Double) -> Text {
    x > 0
      ? "\(x) is above 0, so ReLU lets it through"
      : "\(x) is not above 0, so ReLU gives 0"
  }

  package func gate(at x: Double, output y: Double) -> Text {
    x > 0 ? "open: it passes as it is" : "closed: \(x) is not above 0"
  }

  package func passing(_ layer: String, at x: Double, upstream: Double, slope: Double) -> Text {
    x > 0
      ? "\(.strong(layer)) is open (\(x) > 0) and passes \(upstream) on"
      : "\(.strong(layer)) is closed (\(x) is not above 0): nothing passes"
  }
}
