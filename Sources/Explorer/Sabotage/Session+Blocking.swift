import CommandLanguage
import Documents
import NeuralNetwork
import Sessions

extension Session {
  /// `block LAYER` and `unblock LAYER`.
  ///
  /// The values of the forward pass stay valid: blocking changes what the next `backward` does.
  mutating func setBlocked(_ call: TypedCall<BlockCommand>, to isBlocked: Bool) throws(Failure)
    -> Document
  {
    guard let given = call.layer else {
      guard let network else { throw Failure(.noNetwork, at: call.range) }
      return blockState(network, word: call.word)
    }
    let (network, index) = try namedLayer(given, of: call)
    let name = network.layers[index].name
    self.network?.update(layer: index) { $0.isBlocked = isBlocked }
    pass?.forward.setBlocked(isBlocked, layer: name)
    stepping = nil
    changeCount += 1
    let below = BlockedWays(network, layer: index)
    var blocks: [Block] = [
      .heading(
        isBlocked
          ? "\(name, style: .strong) is blocked: no gradient passes below it"
          : "\(name, style: .strong) passes gradient down again")
    ]
    if isBlocked {
      let own =
        network.layers[index].weight == nil ? "" : "its own weights still get theirs; "
      blocks.append(.paragraph(Text(own + below.words)))
      let owner = network.layers[index].weight == nil ? below.names.last : name
      let line: Text = owner.map { .code("freeze \($0)") } ?? "freeze"
      blocks.append(
        .note(
          Note(
            .remark,
            "freezing is something else: \(line) keeps a layer's weights as they are, and gradient flows through it to what is below"
          )))
    }
    if pass?.hasBackward == true {
      blocks.append(
        .note(Note(.remark, "the gradients that are there are from before the change")))
    }
    blocks += next([has(.pass) ? "backward" : "forward; backward"], needing: .loss)
    return Document(
      kind: call.word, blocks: blocks,
      facts: [
        Fact("layer", .text(name)), Fact("blocked", .flag(isBlocked)),
        Fact("below", .list(below.cut.map { .text($0) })),
      ])
  }

  /// The layer that a call is about.
  func namedLayer(
    _ given: Given<String>, of call: some CalledCommand
  ) throws(Failure) -> (network: Network, index: Int) {
    guard let network else { throw Failure(.noNetwork, at: call.range) }
    guard let index = network.index(ofLayer: given.value) else {
      throw Failure(.notALayer(given.value, layers: layerNames), at: given.range)
    }
    return (network, index)
  }
}
