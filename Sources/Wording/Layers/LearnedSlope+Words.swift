import NeuralNetwork

extension LearnedSlope: LayerWords {
  package var statement: String { word }

  package var sentence: String { word }

  package func python(_ place: PyTorchPlace) -> PyTorchModule {
    PyTorchModule("nn.PReLU()")
  }
}
