import CommandLanguage
import Datasets
import Documents
import NeuralNetwork
import Sessions
import Wording

extension Session {
  /// `conv 2 3x3` and its kin: one more layer at the output.
  mutating func appendLayer(
    _ word: Command.Layer, _ call: CommandCall, interruption: Interruption
  ) throws(Failure) -> Document {
    guard var network else { throw Failure(.noNetwork, at: call.range) }
    let definition = try LayerDefinition(word, call)
    let operation = definition.operation
    let count = network.layers.count
    if case .dense = operation, network.shape(ofActivation: network.head).rank == 3 {
      try append(.flatten, to: &network, at: call.range, interruption: interruption)
    }
    let others = try definition.inputs.map { given throws(Failure) in
      try activation(given, in: network)
    }
    try append(
      operation, to: &network, reading: operation.sources(main: network.head, others),
      sharing: definition.sharing, at: call.range, isWhole: true, interruption: interruption)
    let added = Array(network.layers[count...])
    try requireAffordable(network, at: call.range)
    self.network = network
    touch()
    var blocks: [Block] = [.verbatim(added.map { Self.line(for: $0, in: network) })]
    if added.count > 1 {
      blocks.append(
        .note(
          Note(
            .remark,
            "\(added[0].name) was put in by itself: a dense layer reads a vector, so the "
              + "\(added[0].inputShape.description) picture is laid out as "
              + "\(added[0].outputShape.description) numbers")))
    }
    blocks += nextStep
    return Document(kind: call.word, blocks: blocks, facts: Self.facts(for: added))
  }

  /// The activation that an argument names: `input`, or a layer's output.
  func activation(_ given: Given<String>, in network: Network) throws(Failure) -> Int {
    let name = given.value
    if name == "input" { return 0 }
    guard let index = network.index(ofLayer: name) else {
      throw Failure(
        .notALayer(name, layers: network.layers.map(\.name) + ["input"]), at: given.range)
    }
    return index + 1
  }

  /// Puts a new layer at the end of a network, with a name of its own and its weights drawn.
  ///
  /// - Parameters:
  ///   - sources: what it reads; the network's head unless given.
  ///   - other: the layer whose weights it uses, if they are not its own.
  ///   - isWhole: whether nothing but the layer is what the statement says.
  mutating func append(
    _ operation: Operation, to network: inout Network, reading sources: [Int]? = nil,
    sharing other: Given<String>? = nil, at range: SourceRange, name: String? = nil,
    isWhole: Bool = false, interruption: Interruption
  ) throws(Failure) {
    let read = sources ?? [network.head]
    let layer = try newLayer(
      operation, reading: read, of: network, at: range, name: name, isWhole: isWhole,
      interruption: interruption)
    let owner = try other.map { given throws(Failure) in
      try self.owner(given, of: layer, in: network)
    }
    network.append(layer, reading: read, sharing: owner)
  }

  /// The layer of whose weights another one is to make use.
  private func owner(
    _ given: Given<String>, of layer: Layer, in network: Network
  ) throws(Failure) -> Int {
    guard let index = network.index(ofLayer: given.value) else {
      throw Failure(
        .notALayer(given.value, layers: network.layers.map(\.name)), at: given.range)
    }
    let owner = network.owner(ofLayer: index)
    if let obstacle = network.obstacle(toSharing: layer, from: owner) {
      throw Failure(
        .cannotShare(layer.name, owner: network.layers[owner].name, obstacle), at: given.range)
    }
    return owner
  }

  private mutating func newLayer(
    _ operation: Operation, reading sources: [Int], of behind: Network, at range: SourceRange,
    name: String?, isWhole: Bool, interruption: Interruption
  ) throws(Failure) -> Layer {
    var ordinal = ordinals[operation.word] ?? 0
    if name == nil {
      // A layer may have been renamed to what would be the next one's name.
      repeat { ordinal += 1 } while givenNames.contains("\(operation.word)\(ordinal)")
    }
    let name = name ?? "\(operation.word)\(ordinal)"
    var layer: Layer
    do {
      let shape = try behind.inputShape(of: operation, reading: sources)
      layer = try Layer(name: name, operation: operation, inputShape: shape)
    } catch {
      let shape = behind.shape(ofActivation: sources[operation.mainSlot])
      let fitting = operation.fitting(shape, behind: network)
      throw Failure(
        .shape(error, layer: name, fitting: fitting, isWhole: isWhole || shape.rank == 1), at: range
      )
    }
    ordinals[operation.word] = ordinal
    try Self.draw(&layer, .pytorchDefault, seed: seed, interruption, at: range)
    return layer
  }

  /// Draws a layer's weights anew.
  static func draw(
    _ layer: inout Layer, _ scheme: InitialisationScheme, seed: UInt64,
    _ interruption: Interruption,
    at range: SourceRange
  ) throws(Failure) {
    do {
      try layer.initialise(scheme, seed: seed, interruption: interruption)
    } catch {
      throw Failure(.pass(error), at: range)
    }
  }

  /// Refuses a network over a gibibyte with its activations for so many samples and all gradients.
  func requireAffordable(
    _ network: Network, samples: Int = 1, at range: SourceRange
  ) throws(Failure) {
    let activations = network.layers.reduce(network.inputShape.count) { $0 + $1.outputShape.count }
    let bytes = 2 * 8 * (network.parameterCount + samples * activations)
    if bytes > 1 << 30 {
      throw Failure(
        .networkTooLarge(parameters: network.parameterCount, samples: samples, bytes: bytes),
        at: range)
    }
  }

  /// One line on a new layer: its name, what it makes of what, and its parameters.
  static func line(for layer: Layer, in network: Network) -> Text {
    let read =
      network.index(ofLayer: layer.name).map(network.inputs(ofLayer:))
      ?? layer.inputShape.description
    var text: Text = "\(.strong(layer.name))  \(read) → \(layer.outputShape.description)"
    let owner = network.index(ofLayer: layer.name).map(network.owner(ofLayer:))
    if layer.isSharing, let owner {
      text += "  the weights of \(.strong(network.layers[owner].name))"
    } else if let sentence = layer.parameterSentence {
      text += "  \(sentence)"
    }
    return text
  }

  /// What programs learn of new layers.
  static func facts(for layers: [Layer]) -> [Fact] {
    guard let last = layers.last else { return [] }
    return [
      Fact("name", .text(last.name)),
      Fact("layers", .list(layers.map { .text($0.name) })),
      Fact.shape("inputShape", last.inputShape), Fact.shape("outputShape", last.outputShape),
      Fact("parameters", .integer((last[.weight]?.count ?? 0) + (last[.bias]?.count ?? 0))),
    ]
  }
}

extension Operation {
  /// What it reads, in the order in which it is joined: the main source, and the others named.
  func sources(main: Int, _ others: [Int]) -> [Int] {
    var sources = others
    sources.insert(main, at: mainSlot)
    return sources
  }
}
