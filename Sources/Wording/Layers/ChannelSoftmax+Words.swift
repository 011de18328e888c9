import NeuralNetwork

extension ChannelSoftmax: LayerWords {
  package var statement: String { word }

  package var sentence: String { word }
}
