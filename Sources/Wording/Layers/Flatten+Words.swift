import NeuralNetwork

extension Flatten: LayerWords {
  package var statement: String { word }

  package var sentence: String { word }

  package func python(_ place: PyTorchPlace) -> PyTorchModule {
    PyTorchModule(place.isBatched ? "nn.Flatten()" : "nn.Flatten(0)")
  }

  package func formula(_ place: FormulaPlace) -> LayerFormula {
    let (name, count) = (place.name, place.layer.outputShape.count)
    let shape = "[\(place.isBatched ? "\(place.samples)," : "")\(count)]"
    return .rule(
      LayerRule(
        place, "the same numbers in another shape, both ways", "\u{3B4} in the shape of x",
        claim: "allclose(reshape(\(name).in.grad, \(shape)), \(name).out.grad, 0)"))
  }
}
