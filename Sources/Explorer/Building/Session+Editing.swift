import CommandLanguage
import Documents
import NeuralNetwork
import Sessions

extension Session {
  /// `insert LAYER… before|after NAME`.
  mutating func insertLayers(
    _ call: TypedCall<InsertCommand>, interruption: Interruption
  ) throws(Failure) -> Document {
    let (network, index) = try namedLayer(call.anchor, of: call)
    let position =
      switch call.side {
      case .before: index
      case .after: index + 1
      }
    return try edit(
      network, replacing: position..<position, with: call.layers, before: call.side == .before,
      by: call, interruption: interruption)
  }

  /// `replace NAME with LAYER…`; a single layer of the same kind keeps the name.
  mutating func replaceLayer(
    _ call: TypedCall<ReplaceCommand>, interruption: Interruption
  ) throws(Failure) -> Document {
    let (network, index) = try namedLayer(call.old, of: call)
    return try edit(
      network, replacing: index..<index + 1, with: call.layers, by: call,
      interruption: interruption)
  }

  /// `remove NAME`.
  mutating func removeLayer(
    _ call: TypedCall<RemoveCommand>, interruption: Interruption
  ) throws(Failure) -> Document {
    let (network, index) = try namedLayer(call.layer, of: call)
    return try edit(
      network, replacing: index..<index + 1, with: [], by: call, interruption: interruption)
  }

  /// Refuses to change the weights of a layer alone where others use them, or where they are another
  /// layer's.
  func requireUnshared(
    _ index: Int, of network: Network, _ call: some CalledCommand
  ) throws(Failure) {
    let users = network.uses(ofLayer: network.owner(ofLayer: index))
      .filter { network.layers[$0].isSharing }
    if users.isEmpty { return }
    throw Failure(
      .weightsAreShared(
        network.layers[index].name, users: users.map { network.layers[$0].name },
        command: call.word), at: call.range)
  }

  /// Puts new layers in the place of some, and refits what follows.
  ///
  /// A layer further on keeps its weights where their shape stays; where it cannot, they are drawn
  /// anew and the answer says so.
  private mutating func edit(
    _ network: Network, replacing range: Range<Int>, with layers: [Given<CommandCall>],
    before isBefore: Bool = false, by call: some CalledCommand, interruption: Interruption
  ) throws(Failure) -> Document {
    let old = network.layers[range].first
    for index in range where network.owner(ofLayer: index) == index {
      try requireUnshared(index, of: network, call)
    }
    var edit = NetworkEdit(network, replacing: range, before: isBefore)
    var edited = edit.beginning
    for given in layers {
      guard case .layer(let word) = given.value.command else { continue }
      let definition = try LayerDefinition(word, given.value)
      let operation = definition.operation
      if case .dense = operation, edited.shape(ofActivation: edited.head).rank == 3 {
        try append(.flatten, to: &edited, at: definition.range, interruption: interruption)
      }
      let others = try definition.inputs.map { named throws(Failure) in
        let activation = try activation(named, in: network)
        guard let place = edit.kept(activation) else {
          throw Failure(
            .comesLater(
              network.name(ofActivation: activation), word: word.rawValue,
              isReplaced: range.contains(activation - 1)), at: named.range)
        }
        return place
      }
      if let given = definition.sharing, edited.index(ofLayer: given.value) == nil,
        let index = network.index(ofLayer: given.value)
      {
        let read = operation.sources(main: edited.head, others)
        throw Failure(
          .sharesLater(
            given.value, isReplaced: range.contains(index),
            fitting: edited.owners(fitting: operation, reading: read)), at: given.range)
      }
      let keepsName = layers.count == 1 && operation.word == old?.operation.word
      try append(
        operation, to: &edited, reading: operation.sources(main: edited.head, others),
        sharing: definition.sharing, at: definition.range, name: keepsName ? old?.name : nil,
        interruption: interruption)
    }
    var added = Array(edited.layers[range.lowerBound...])
    edit.end(with: edited.head)
    var redrawn: [Layer] = []
    for (index, layer) in network.layers.enumerated() where index >= range.upperBound {
      var read = edit.sources(ofLayer: index)
      if case .dense = layer.operation, edited.shape(ofActivation: read[0]).rank == 3 {
        try append(
          .flatten, to: &edited, reading: read, at: call.range, interruption: interruption)
        added.append(edited.layers[edited.layers.count - 1])
        read = [edited.layers.count]
      }
      var refitted: Layer
      do {
        refitted = try layer.refitted(
          to: edited.inputShape(of: layer.operation, reading: read))
      } catch {
        throw Failure(.shape(error, layer: layer.name), at: call.range)
      }
      let owner = edit.owner(ofLayer: index)
      if let owner, let obstacle = edited.obstacle(toSharing: refitted, from: owner) {
        throw Failure(
          .cannotShare(layer.name, owner: edited.layers[owner].name, obstacle), at: call.range)
      }
      if owner == nil, refitted.weight?.shape != layer.weight?.shape {
        try Self.draw(&refitted, .pytorchDefault, seed: seed, interruption, at: call.range)
        redrawn.append(refitted)
      }
      edited.append(refitted, reading: read, sharing: owner)
      edit.move(outputOf: index, to: edited.layers.count)
    }
    edited.branch(from: edit.place(of: network.head))
    edited.keepManner(of: network)
    try requireAffordable(edited, at: call.range)
    self.network = edited
    thaw(layers: network.layers[range].map(\.name) + redrawn.map(\.name))
    for layer in network.layers[range] { optimiser.dropRates(ofLayer: layer.name) }
    touch()
    var blocks: [Block] = [.verbatim(added.map { Self.line(for: $0, in: edited) })]
    if added.isEmpty, let old {
      blocks.append(.paragraph("\(old.name) is gone; its input goes to the next layer"))
    }
    for layer in redrawn {
      blocks.append(
        .note(
          Note(
            .warning,
            "\(layer.name) now reads \(layer.inputShape.description): its weights are drawn anew; \(.code("undo")) brings the old ones back"
          )))
    }
    let redrawnNames = Fact("redrawn", .list(redrawn.map { .text($0.name) }))
    return Document(kind: call.word, blocks: blocks, facts: Self.facts(for: added) + [redrawnNames])
  }
}

extension Network {
  /// The layers whose weights one could use that is not made yet.
  fileprivate func owners(fitting operation: Operation, reading sources: [Int]) -> [String] {
    guard let shape = try? inputShape(of: operation, reading: sources) else { return [] }
    return layers.indices.filter {
      owner(ofLayer: $0) == $0 && obstacle(toSharing: operation, over: shape, from: $0) == nil
    }.map { layers[$0].name }
  }
}
