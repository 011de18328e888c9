import NeuralNetwork

extension AdaptiveAveragePooling: LayerWords {
  /// As it is typed: `adaptiveavgpool 3`, `adaptiveavgpool 2x4`.
  package var statement: String { "adaptiveavgpool \(size.typed(square: true))" }

  package var sentence: String { statement }

  package func python(_ place: PyTorchPlace) -> PyTorchModule {
    PyTorchModule("nn.AdaptiveAvgPool2d(\(size.python))")
  }
}
