import CommandLanguage
import Documents
import NeuralNetwork
import Sessions

extension Session {
  /// `seed N`: draws all weights anew.
  mutating func reseed(
    _ call: TypedCall<SeedCommand>, interruption: Interruption
  ) throws(Failure) -> Document {
    guard let value = call.seed?.value else { return seedState }
    seed = UInt64(value)
    (drawCount, sabotageCount) = (0, 0)
    sampleOrder = nil
    if let network {
      self.network?.trainingPasses = 0
      let seed = seed
      for index in network.layers.indices {
        if network.layers[index].isSharing { continue }
        try self.network?.update(layer: index) { layer throws(Failure) in
          try Self.draw(&layer, .pytorchDefault, seed: seed, interruption, at: call.range)
        }
      }
    }
    optimiser = optimiser.restarted()
    touch()
    return Document(
      kind: "seed",
      blocks: [
        .paragraph(
          network == nil
            ? "seed \(value)" : "seed \(value): all weights are drawn anew")
      ], facts: [Fact("seed", .integer(value))])
  }
}
