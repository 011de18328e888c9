import NeuralNetwork

/// The one input and the one output that a weight which is not shared connects.
public struct Connection: Hashable, Sendable {
  /// The output's offset in one sample of the layer's output.
  public let output: Int
  /// The input's offset in one sample of the layer's input.
  public let input: Int
}

extension Layer {
  /// What a weight connects, where each weight stands in one place only.
  ///
  /// - Parameter offset: the weight's offset in the layer's weight.
  /// - Returns: `nil` for a copy that lies on padding, for a convolution, whose weights stand in many
  ///   places, and for a layer without weights.
  public func connection(ofWeight offset: Int) -> Connection? {
    switch operation {
    case .dense, .unrolledConvolution:
      let (output, input) = offset.quotientAndRemainder(dividingBy: inputShape.count)
      return Connection(output: output, input: input)
    case .locallyConnected(let convolution):
      guard let weight, let geometry else { return nil }
      let place = weight.shape.index(at: offset)
      let channel =
        place[0] / (convolution.outputChannels / convolution.groups) * weight.shape[3] + place[3]
      let row = geometry.inputRow(outputRow: place[1], tap: place[4])
      let column = geometry.inputColumn(outputColumn: place[2], tap: place[5])
      guard row >= 0, row < geometry.input.rows, column >= 0, column < geometry.input.columns
      else { return nil }
      return Connection(
        output: outputShape.offset(of: Array(place.prefix(3))),
        input: inputShape.offset(of: [channel, row, column]))
    default: return nil
    }
  }
}
