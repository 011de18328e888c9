import NeuralNetwork

extension Dense: LayerWords {
  package var statement: String { "dense \(outputs)" + (hasBias ? "" : " bias off") }

  package var sentence: String { statement }

  package func python(_ place: PyTorchPlace) -> PyTorchModule {
    PyTorchModule(
      "nn.Linear",
      [String(place.layer.inputShape.count), String(outputs)] + (hasBias ? [] : ["bias=False"]))
  }

  package func formula(_ place: FormulaPlace) -> LayerFormula {
    .dense
  }
}
