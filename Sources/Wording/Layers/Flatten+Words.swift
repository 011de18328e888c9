import NeuralNetwork

extension Flatten: LayerWords {
  package var statement: String { word }

  package var sentence: String { word }
}
