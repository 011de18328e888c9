import NeuralNetwork

extension Activation: LayerWords {
  package var statement: String { words.statement }

  package var sentence: String { words.sentence }

  package func python(_ place: PyTorchPlace) -> PyTorchModule {
    PyTorchModule(words.python)
  }
}
