import NeuralNetwork

extension Concatenation: LayerWords {
  package var statement: String { word }

  package var sentence: String { word }

  package func python(_ place: PyTorchPlace) -> PyTorchModule {
    PyTorchModule("Concatenate(\(place.isBatched ? 1 : 0))", helper: .concatenation)
  }
}
