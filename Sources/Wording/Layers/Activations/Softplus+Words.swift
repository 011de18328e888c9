import Documents
import NeuralNetwork
import Sessions

extension Softplus: ActivationWords {
  package var statement: String { beta == Self.usualBeta ? Self.word : sentence }

  package var sentence: String { "\(Self.word) \(beta.shortest)" }

  package var python: String {
    beta == Self.usualBeta ? "nn.Softplus()" : "nn.Softplus(\(PythonLiteral.float(beta)))"
  }

  private var scaled: String { beta == 1 ? "x" : "\(beta.shortest)x" }

  package func rule(_ names: ActivationRule.Names) -> ActivationRule {
    let x = beta == 1 ? names.input : "\(beta.shortest) * \(names.input)"
    let edge = Self.threshold.shortest
    return ActivationRule(
      answer: "a smooth ReLU: its slope is a sigmoid", formula: "δ ⋅ σ(\(scaled))",
      remark: "where \(scaled) is above 20 it is x itself, as in PyTorch",
      claim: names.claim(
        slope: "((\(x) > \(edge)) + (\(x) <= \(edge)) * sigmoid(\(x)))"))
  }

  package func explanation(at x: Double, output y: Double) -> Text {
    x * beta > Self.threshold
      ? "\(x) is so large that log(1 + e^x) is x itself"
      : beta == 1
        ? "log(1 + e^x) at x = \(x)" : "log(1 + e^(\(scaled))) / \(beta, style: .plain) at x = \(x)"
  }
}
