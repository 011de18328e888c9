import NeuralNetwork

extension LearnedSlope: LayerWords {
  package var statement: String { word }

  package var sentence: String { word }
}
