import NeuralNetwork

extension Concatenation: LayerWords {
  package var statement: String { word }

  package var sentence: String { word }
}
