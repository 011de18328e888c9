import Documents
import NeuralNetwork
import Sessions

extension LeakyReLU: ActivationWords {
  package var statement: String { slope == Self.usualSlope ? Self.word : sentence }

  package var sentence: String { "\(Self.word) \(slope.shortest)" }

  package var python: String { "nn.LeakyReLU(\(PythonLiteral.float(slope)))" }

  package func rule(_ names: ActivationRule.Names) -> ActivationRule {
    ActivationRule(
      answer: "a gate that never quite closes", formula: "δ where x > 0, else \(slope) ⋅ δ",
      remark: "at 0 the slope counts, as in PyTorch",
      claim: names.claim(slope: "((\(names.input) > 0) + \(slope) * (\(names.input) <= 0))"))
  }

  package func explanation(at x: Double, output y: Double) -> Text {
    x > 0
      ? "\(x) is above 0 and passes as it is"
      : "\(x) is not above 0: \(slope) ⋅ \(x) = \(y)"
  }

  package func gate(at x: Double, output y: Double) -> Text {
    x > 0 ? "open: it passes as it is" : "below 0: × slope \(slope, style: .plain)"
  }
}
