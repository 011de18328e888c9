import NeuralNetwork

extension Upsampling {
  /// As it is typed: `upsample 2`, `upsample 2x3`.
  var statement: String { "upsample \(factor.typed(square: true))" }
}
