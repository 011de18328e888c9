import Documents
import NeuralNetwork
import Sessions

extension ELU: ActivationWords {
  package var statement: String { alpha == Self.usualAlpha ? Self.word : sentence }

  package var sentence: String { "\(Self.word) \(alpha.shortest)" }

  package var python: String {
    alpha == Self.usualAlpha ? "nn.ELU()" : "nn.ELU(\(PythonLiteral.float(alpha)))"
  }

  package func rule(_ names: ActivationRule.Names) -> ActivationRule {
    let x = names.input
    return ActivationRule(
      answer: "a gate that closes slowly below 0",
      formula: alpha == 1
        ? "δ where x > 0, else δ ⋅ eˣ" : "δ where x > 0, else δ ⋅ \(alpha, style: .plain) ⋅ eˣ",
      remark: alpha == 1
        ? "at 0 both sides have the slope 1"
        : "at 0 the slope is \(alpha, style: .plain), as in PyTorch",
      claim: names.claim(
        slope:
          "((\(x) > 0) + (\(x) <= 0) * \(alpha == 1 ? "" : alpha.shortest + " * ")exp(\(x) * (\(x) <= 0)))"
      ))
  }

  package func explanation(at x: Double, output y: Double) -> Text {
    x > 0
      ? "\(x) is above 0 and passes as it is"
      : "\(x) is not above 0: \(alpha, style: .plain) ⋅ (e^x − 1) = \(y)"
  }

  package func gate(at x: Double, output y: Double) -> Text {
    x > 0
      ? "open: it passes as it is" : "not above 0: slope \(derivative(input: x, output: y))"
  }
}
