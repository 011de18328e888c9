import NeuralNetwork

/// The one input and the one output that a weight which is not shared connects.
package struct Connection: Hashable, Sendable {
  /// The output's offset in one sample of the layer's output.
  package let output: Int
  /// The input's offset in one sample of the layer's input.
  package let input: Int
}

extension Layer {
  /// What a weight connects, where each weight stands in one place only.
  ///
  /// - Parameter offset: the weight's offset in the layer's weight.
  /// - Returns: `nil` for a copy that lies on padding, for a convolution, whose weights stand in many
  ///   places, and for a layer without weights.
  package func connection(ofWeight offset: Int) -> Connection? {
    let wiring = wiring
    guard wiring.hasWeights, !wiring.isTied, !wiring.scalesOutputs,
      let use = wiring.uses(ofWeight: offset).first, let output = use.output, let input = use.input
    else { return nil }
    return Connection(output: output, input: input)
  }
}
