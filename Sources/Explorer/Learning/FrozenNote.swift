import CommandLanguage
import Documents
import NeuralNetwork

/// The mark of parameters that no update changes.
enum FrozenNote {
  /// A note where something is frozen, nothing otherwise.
  static func blocks(_ session: Session) -> [Block] { blocks(list(session)) }

  /// A note where something is frozen of the layers that a view is about.
  static func blocks(_ session: Session, layers: Set<String>) -> [Block] {
    let shown = (session.network?.layers ?? []).filter { layers.contains($0.name) }
    return blocks(shown.flatMap { list($0, session) })
  }

  private static func blocks(_ names: [String]) -> [Block] {
    if names.isEmpty { return [] }
    return [
      .note(
        Note(
          .remark,
          "frozen: \(names.joined(separator: ", ")); the gradient is worked out and flows through, the update is not made"
        ))
    ]
  }

  /// What is frozen, in words: whole layers by their name, slices by their address, other parts with
  /// how many numbers.
  static func list(_ session: Session) -> [String] {
    (session.network?.layers ?? []).flatMap { list($0, session) }
  }

  private static func list(_ layer: Layer, _ session: Session) -> [String] {
    let count = session.frozenCount(of: layer)
    if count == 0 { return [] }
    if count == (layer.weight?.count ?? 0) + (layer.bias?.count ?? 0) { return [layer.name] }
    return ParameterName.Role.allCases.compactMap { role in
      guard let mask = session.frozen[ParameterName(layer: layer.name, role: role)],
        let shape = layer[role]?.shape, shape.count == mask.count
      else { return nil }
      let address = "\(layer.name).\(role.rawValue)"
      if let indices = FrozenSlice.indices(of: mask, shape: shape) { return address + indices }
      return "\(mask.count { $0 }) of the \(mask.count) in \(address)"
    }
  }
}

extension Session {
  /// The mark of what is frozen, for a view of certain layers that has none of its own.
  func frozenBlocks(for call: CommandCall) -> [Block] {
    if frozen.isEmpty { return [] }
    let layers = call.arguments.values.joined().compactMap { argument -> String? in
      switch argument.value {
      case .word(let word): word
      case .expression(let expression): (try? address(expression))?.layerName
      default: nil
      }
    }
    return FrozenNote.blocks(self, layers: Set(layers))
  }
}

extension Command.View {
  /// Whether it shows weights or gradients without saying itself which are frozen.
  var marksFrozen: Bool {
    switch self {
    case .show, .explain, .accumulate, .compare, .unroll, .fate, .formula, .gradcheck, .nudge,
      .paths:
      true
    case .net, .grads, .receptive, .evaluate, .curves, .filmstrip, .where: false
    }
  }
}

extension Document {
  /// Puts blocks before the hints at the end.
  mutating func insertBeforeHints(_ new: [Block]) {
    var place = blocks.endIndex
    while place > 0, blocks[place - 1].isSuggestion { place -= 1 }
    blocks.insert(contentsOf: new, at: place)
  }
}
