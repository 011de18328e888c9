import NeuralNetwork

extension Addition: LayerWords {
  package var statement: String { word }

  package var sentence: String { word }

  package func python(_ place: PyTorchPlace) -> PyTorchModule {
    PyTorchModule("Add()", helper: .addition)
  }
}
