import CommandLanguage
import Documents
import NeuralNetwork
import Sessions

/// The mark of parameters that no update changes.
package enum FrozenNote {
  /// A note where something is frozen, nothing otherwise.
  package static func blocks(_ session: Session) -> [Block] { blocks(session.frozenNames) }

  /// A note where something is frozen of the layers that a view is about.
  static func blocks(_ session: Session, layers: Set<String>) -> [Block] {
    let shown = (session.network?.layers ?? []).filter { layers.contains($0.name) }
    return blocks(shown.flatMap(session.frozenNames))
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
}

extension Session {
  /// The mark of what is frozen, for a view of certain layers that has none of its own.
  package func frozenBlocks(for call: CommandCall) -> [Block] {
    if frozen.isEmpty { return [] }
    let layers = call.arguments.values.joined().compactMap { argument -> String? in
      switch argument.value {
      case .word(let word): word
      case .expression(let expression): (try? address(expression))?.layerName
      case .integer, .number, .flag, .size, .shape, .position, .layer, .view: nil
      }
    }
    return FrozenNote.blocks(self, layers: Set(layers))
  }
}

extension Document {
  /// Puts blocks before the hints at the end.
  package mutating func insertBeforeHints(_ new: [Block]) {
    var place = blocks.endIndex
    while place > 0, blocks[place - 1].isSuggestion { place -= 1 }
    blocks.insert(contentsOf: new, at: place)
  }
}
