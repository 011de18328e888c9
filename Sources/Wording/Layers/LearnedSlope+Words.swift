import Documents
import NeuralNetwork

extension LearnedSlope: LayerWords {
  package var statement: String { word }

  package var sentence: String { word }

  package func python(_ place: PyTorchPlace) -> PyTorchModule {
    PyTorchModule("nn.PReLU()")
  }

  package func formula(_ place: FormulaPlace) -> LayerFormula {
    let name = place.name
    var rule = LayerRule(
      place, "", "δ where x > 0, else w ⋅ δ",
      "w = \(.code("\(name).weight")), one number; its sum runs over every number of every sample",
      claim:
        "allclose(\(name).in.grad, \(name).out.grad * ((\(name).in > 0) + (\(name).in <= 0) * \(name).weight), \(place.slopeTolerance))"
    )
    rule.claims = ["sum(contributions(\(name).weight[0])) == \(name).weight.grad[0]"]
    rule.answer = "\(name): a gate that never quite closes, and learns how far"
    rule.lines.append(FormulaLine("\u{2202}L/\u{2202}w", "=", "Σ δ ⋅ x where x ≤ 0"))
    return .rule(rule)
  }
}
