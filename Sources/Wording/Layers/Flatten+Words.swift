import NeuralNetwork

extension Flatten: LayerWords {
  package var statement: String { word }

  package var sentence: String { word }

  package func python(_ place: PyTorchPlace) -> PyTorchModule {
    PyTorchModule(place.isBatched ? "nn.Flatten()" : "nn.Flatten(0)")
  }
}
