import NeuralNetwork

extension GlobalAveragePooling: LayerWords {
  package var statement: String { word }

  package var sentence: String { word }
}
