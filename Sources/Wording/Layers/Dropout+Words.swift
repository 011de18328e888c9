import NeuralNetwork
import Sessions

extension Dropout: LayerWords {
  package var statement: String {
    rate == Self.usualRate ? "dropout" : "dropout \(rate.shortest)"
  }

  package var sentence: String { statement }
}
