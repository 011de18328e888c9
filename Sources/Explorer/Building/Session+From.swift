import CommandLanguage
import Documents
import NeuralNetwork
import Sessions

extension Session {
  /// `from NAME`: what the next layer reads.
  mutating func branch(_ call: TypedCall<FromCommand>) throws(Failure) -> Document {
    guard let network else { throw Failure(.noNetwork, at: call.range) }
    let source = try activation(call.source, in: network)
    // Where it is read anyway nothing changes: what was run still holds.
    if source != network.head {
      self.network?.branch(from: source)
      touch()
    }
    let name = network.name(ofActivation: source)
    return Document(
      kind: "from",
      blocks: [
        .paragraph(
          "the next layer reads \(.strong(name)), \(network.shape(ofActivation: source).description)"
        )
      ] + Self.remarks(on: source, of: network), facts: [Fact("source", .text(name))])
  }

  /// What `from` does not do: begin a branch at the end, or let a layer read two outputs.
  private static func remarks(on source: Int, of network: Network) -> [Block] {
    var words: [Text] = []
    if source == network.layers.count, network.head == source {
      words.append(
        "that is what comes last: the next layer reads it without \(.code("from")), too")
    }
    if network.head != network.layers.count, network.head != source {
      words.append(
        "in place of \(network.name(ofActivation: network.head)): \(.code("from")) names one output; \(.code("add")) and \(.code("concat")) read several"
      )
    }
    return words.map { .note(Note(.remark, $0)) }
  }
}
