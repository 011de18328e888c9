import Documents
import NeuralNetwork
import Sessions

extension Dropout: LayerWords {
  package var statement: String {
    rate == Self.usualRate ? "dropout" : "dropout \(rate.shortest)"
  }

  package var sentence: String { statement }

  package func python(_ place: PyTorchPlace) -> PyTorchModule {
    guard let mask = place.mask else {
      return PyTorchModule("nn.Dropout", [PythonLiteral.float(rate)])
    }
    return PyTorchModule(
      "Masked", ["torch.tensor(\n        " + PythonLiteral.lists(mask, indent: 8) + ")"],
      helper: .masked)
  }

  package func formula(_ place: FormulaPlace) -> LayerFormula {
    let name = place.name
    guard place.layer.mode == .train else {
      return .rule(
        LayerRule(
          place, "in mode eval everything passes", "δ", "\(.code("mode train")) makes it draw",
          claim: "allclose(\(name).in.grad, \(name).out.grad, 0)"))
    }
    return .rule(
      LayerRule(
        place, "what was dropped passes nothing back", "δ ⋅ m",
        "m = \(.code("\(name).mask")): 0 where it was dropped, else 1/(1 − P); the next forward draws another",
        claim: "allclose(\(name).in.grad, \(name).out.grad * \(name).mask, 0)"))
  }
}
