import Documents
import NeuralNetwork

extension GlobalAveragePooling: LayerWords {
  package var statement: String { word }

  package var sentence: String { word }

  package func python(_ place: PyTorchPlace) -> PyTorchModule {
    PyTorchModule("nn.AdaptiveAvgPool2d(1)")
  }

  package func formula(_ place: FormulaPlace) -> LayerFormula {
    let (name, input) = (place.name, place.layer.inputShape)
    let cells = input[1] * input[2]
    return .rule(
      LayerRule(
        place, "each channel shares its gradient out evenly", "\u{3B4}[c] / \(cells)",
        claim: "allclose(\(name).in.grad, \(name).out.grad / \(cells) * "
          + "ones(\(input.extents.commaJoined)), \(place.tolerance))"))
  }
}
