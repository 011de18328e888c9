import NeuralNetwork

extension Addition: LayerWords {
  package var statement: String { word }

  package var sentence: String { word }
}
