import Documents
import NeuralNetwork

extension SELU: ActivationWords {
  package var python: String { "nn.SELU()" }

  package func rule(_ names: ActivationRule.Names) -> ActivationRule {
    let x = names.input
    return ActivationRule(
      answer: "a gate that closes slowly below 0, scaled so that variance stays near 1",
      formula: "λ ⋅ δ where x > 0, else λ ⋅ α ⋅ eˣ ⋅ δ",
      remark: "λ = 1.0507…, α = 1.6733…: the two numbers that keep mean 0 and variance 1",
      claim: names.claim(
        slope:
          "((\(x) > 0) + (\(x) <= 0) * \(Self.alpha) * exp(\(x) * (\(x) <= 0))) * \(Self.scale)"))
  }

  package func explanation(at x: Double, output y: Double) -> Text {
    x > 0
      ? "\(x) is above 0: λ ⋅ \(x) = \(y), with λ = \(Self.scale)"
      : "\(x) is not above 0: λ ⋅ α ⋅ (e^x − 1) = \(y), with λ ⋅ α = \(Self.scale * Self.alpha)"
  }
}
