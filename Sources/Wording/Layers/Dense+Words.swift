import NeuralNetwork

extension Dense: LayerWords {
  package var statement: String { "dense \(outputs)" + (hasBias ? "" : " bias off") }

  package var sentence: String { statement }
}
