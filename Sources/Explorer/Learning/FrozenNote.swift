import Documents
import NeuralNetwork

/// The mark of parameters that no update changes.
enum FrozenNote {
  /// A note where something is frozen, nothing otherwise.
  static func blocks(_ session: Session) -> [Block] {
    let names = list(session)
    guard !names.isEmpty else { return [] }
    return [
      .note(
        Note(
          .remark,
          "frozen: \(names.joined(separator: ", ")); the gradient is worked out and flows through, the update is not made"
        ))
    ]
  }

  /// What is frozen, in words: whole layers by their name, parts with how many numbers.
  static func list(_ session: Session) -> [String] {
    (session.network?.layers ?? []).flatMap { layer -> [String] in
      let count = session.frozenCount(of: layer)
      if count == 0 { return [] }
      if count == (layer.weight?.count ?? 0) + (layer.bias?.count ?? 0) { return [layer.name] }
      return ParameterName.Role.allCases.compactMap { role in
        let name = ParameterName(layer: layer.name, role: role)
        guard let mask = session.frozen[name] else { return nil }
        let held = mask.count { $0 }
        let address = "\(layer.name).\(role.rawValue)"
        return held == mask.count ? address : "\(held) of the \(mask.count) in \(address)"
      }
    }
  }
}

extension Document {
  /// Puts blocks before the hints at the end.
  mutating func insertBeforeHints(_ new: [Block]) {
    var place = blocks.endIndex
    while place > 0, case .note(let note) = blocks[place - 1], note.kind == .next { place -= 1 }
    blocks.insert(contentsOf: new, at: place)
  }
}
