import NeuralNetwork

extension Upsampling: LayerWords {
  /// As it is typed: `upsample 2`, `upsample 2x3`.
  package var statement: String { "upsample \(factor.typed(square: true))" }

  package var sentence: String { statement }

  package func python(_ place: PyTorchPlace) -> PyTorchModule {
    // Whole factors; PyTorch takes a fraction for the inverse of one that is none.
    PyTorchModule(
      "\(place.isBatched ? "nn." : "")Upsample",
      ["scale_factor=\(factor.python)", "mode=\"nearest\""],
      helper: place.isBatched ? nil : .upsampling)
  }
}
