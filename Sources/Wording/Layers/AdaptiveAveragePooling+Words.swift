import NeuralNetwork

extension AdaptiveAveragePooling {
  /// As it is typed: `adaptiveavgpool 3`, `adaptiveavgpool 2x4`.
  var statement: String { "adaptiveavgpool \(size.typed(square: true))" }
}
