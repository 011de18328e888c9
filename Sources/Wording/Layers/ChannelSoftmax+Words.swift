import NeuralNetwork

extension ChannelSoftmax: LayerWords {
  package var statement: String { word }

  package var sentence: String { word }

  package func python(_ place: PyTorchPlace) -> PyTorchModule {
    PyTorchModule("nn.Softmax(dim=\(place.layer.inputShape.rank == 3 ? -3 : -1))")
  }
}
