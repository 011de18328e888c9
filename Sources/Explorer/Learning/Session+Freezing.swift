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
  mutating func setFrozen(_ call: CommandCall, to isFrozen: Bool) throws(Failure) -> Document {
    guard let network else { throw Failure(.noNetwork, at: call.range) }
    if call.arguments.isEmpty {
      return FreezeView(session: self, network: network, command: call.word).document
    }
    let expression = try call.required("what")
    let chosen = try parameters(expression, of: network, command: call.word)
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
    _ expression: Expression, of network: Network, command: String, factor: String? = nil
  ) throws(Failure) -> [(name: ParameterName, offsets: [Int])] {
    let ending = factor.map { " \($0)" } ?? ""
    if case .name(let word) = expression.kind {
      let layers =
        word == "all"
        ? network.layers
        : network.layers.indices.filter { network.layers[$0].name == word }
          .map { network.layers[network.owner(ofLayer: $0)] }
      let found = layers.flatMap { layer in
        ParameterName.Role.allCases.compactMap { role in
          layer[role].map { (ParameterName(layer: layer.name, role: role), Array(0..<$0.count)) }
        }
      }
      if !found.isEmpty { return found }
      if network[word] != nil {
        throw Failure(
          .notApplicable(
            command: command, reason: "\(word) has no weights", remedy: "\(command) all\(ending)"),
          at: expression.range)
      }
    }
    guard let address = try address(expression), !address.isGradient,
      case .layer(let layer, let field) = address.root,
      let role = ParameterName.Role(rawValue: field.rawValue), let whole = network[layer]?[role]
    else {
      if case .name(let word) = expression.kind, definitions[word] == nil,
        !["input", "target", "loss"].contains(word)
      {
        throw Failure(.notALayer(word, layers: layerNames + ["all"]), at: expression.range)
      }
      throw Failure(
        .notApplicable(
          command: command,
          reason: "\(command) takes a layer, a weight or bias, "
            + "\(factor == nil ? "a slice of one, " : "")or all",
          remedy:
            "\(command) \(network.layers.first { $0.weight != nil }?.name ?? "all")\(ending)"),
        at: expression.range)
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
