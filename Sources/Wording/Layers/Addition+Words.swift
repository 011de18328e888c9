import NeuralNetwork

extension Addition: LayerWords {
  package var statement: String { word }

  package var sentence: String { word }

  package func python(_ place: PyTorchPlace) -> PyTorchModule {
    PyTorchModule("Add()", helper: .addition)
  }

  package func formula(_ place: FormulaPlace) -> LayerFormula {
    .rule(
      LayerRule(
        place,
        "all of its \(inputs) inputs get the whole gradient that arrives: a sum's slope is 1",
        "\u{3B4}, for each of them",
        "it is copied, not shared out: what two layers read gets the sum of what both send back",
        claim: "allclose(\(place.name).in.grad, \(place.name).out.grad, 0)"))
  }
}
