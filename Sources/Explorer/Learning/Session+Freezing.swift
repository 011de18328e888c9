import CommandLanguage
import Documents
import NeuralNetwork
import Sessions
import Views

extension Session {
  /// `freeze WHAT` and `unfreeze WHAT`: a layer, a tensor, a slice, or `all`.
  ///
  /// The values of the last pass stay valid: freezing changes what an update does, not what a pass
  /// computes.
  mutating func setFrozen(_ call: TypedCall<FreezeCommand>, to isFrozen: Bool) throws(Failure)
    -> Document
  {
    guard let network else { throw Failure(.noNetwork, at: call.range) }
    guard let subject = call.subject else {
      return FreezeView(session: self, network: network, command: call.word).document
    }
    let chosen = try parameters(subject, of: network, command: call.word)
    for (name, offsets) in chosen {
      guard let count = network[name.layer]?[name.role]?.count else { continue }
      var mask = frozen[name] ?? [Bool](repeating: false, count: count)
      for offset in offsets { mask[offset] = isFrozen }
      frozen[name] = mask.contains(true) ? mask : nil
    }
    noteOptimiserChange()
    return FreezeView(session: self, network: network, command: call.word).document
  }

  /// The parameters that an address means, with the offsets of the elements.
  ///
  /// - Parameter factor: what a command that takes whole tensors has behind them, as an example.
  func parameters(
    _ given: Given<Alternative<Expression, EveryLayer>>, of network: Network, command: String,
    factor: String? = nil
  ) throws(Failure) -> [(name: ParameterName, offsets: [Int])] {
    let ending = factor.map { " \($0)" } ?? ""
    var name: String?
    var layers: [Layer] = []
    switch given.value {
    case .word(.all): (name, layers) = (given.text, network.layers)
    case .value(let expression):
      guard case .name(let word) = expression.kind else { break }
      name = word
      layers = network.layers.indices.filter { network.layers[$0].name == word }
        .map { network.layers[network.owner(ofLayer: $0)] }
    }
    let found = layers.flatMap { layer in
      ParameterName.Role.allCases.compactMap { role in
        layer[role].map { (ParameterName(layer: layer.name, role: role), Array(0..<$0.count)) }
      }
    }
    if !found.isEmpty { return found }
    if let name, network[name] != nil {
      throw Failure(
        .notApplicable(
          command: command, reason: "\(name) has no weights", remedy: "\(command) all\(ending)"),
        at: given.range)
    }
    guard let expression = given.value.value, let address = try address(expression),
      !address.isGradient, case .layer(let layer, let field) = address.root,
      let role = ParameterName.Role(rawValue: field.rawValue), let whole = network[layer]?[role]
    else {
      if let name, definitions[name] == nil, !Vocabulary.values.contains(name) {
        throw Failure(
          .notALayer(name, layers: layerNames + EveryLayer.offered.map(\.word)), at: given.range)
      }
      throw Failure(
        .notApplicable(
          command: command,
          reason: "\(command) takes a layer, a weight or bias, "
            + "\(factor == nil ? "a slice of one, " : "")or all",
          remedy:
            "\(command) \(network.layers.first { $0.weight != nil }?.name ?? "all")\(ending)"),
        at: given.range)
    }
    var evaluator = Evaluator(self, interruption: .never)
    let selection = try selection(of: address, in: whole.shape, evaluator: &evaluator)
    return [(ParameterName(layer: layer, role: role), selection.offsets)]
  }

  /// Lets layers learn that another takes the place of, and forgets the optimiser's memory of them.
  mutating func thaw(layers: [String]) {
    for layer in layers {
      for role in ParameterName.Role.allCases {
        frozen[ParameterName(layer: layer, role: role)] = nil
      }
      optimiser.forget(layer: layer)
    }
  }

  /// Keeps what is frozen of a layer under its new name.
  mutating func renameFrozen(layer old: String, to new: String) {
    for role in ParameterName.Role.allCases {
      frozen[ParameterName(layer: new, role: role)] = frozen.removeValue(
        forKey: ParameterName(layer: old, role: role))
    }
  }
}
