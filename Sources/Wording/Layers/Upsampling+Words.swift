import NeuralNetwork

extension Upsampling: LayerWords {
  /// As it is typed: `upsample 2`, `upsample 2x3`.
  package var statement: String { "upsample \(factor.typed(square: true))" }

  package var sentence: String { statement }
}
