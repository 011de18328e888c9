import CommandLanguage
import Documents
import NeuralNetwork
import Sessions

extension Session {
  /// `from NAME`: what the next layer reads.
  mutating func branch(_ call: TypedCall<FromCommand>) throws(Failure) -> Document {
    guard let network else { throw Failure(.noNetwork, at: call.range) }
    let source = try activation(call.source, in: network)
    self.network?.branch(from: source)
    touch()
    let name = network.name(ofActivation: source)
    return Document(
      kind: "from",
      blocks: [
        .paragraph(
          "the next layer reads \(.strong(name)), \(network.shape(ofActivation: source).description)"
        )
      ], facts: [Fact("source", .text(name))])
  }
}
