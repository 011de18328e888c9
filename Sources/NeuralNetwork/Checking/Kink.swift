/// A place where a network takes another branch, so that its slope jumps.
package struct Kink: Hashable, Sendable {
  /// What changes there.
  package enum Branch: Hashable, Sendable {
    /// A ReLU's gate opens or closes.
    case gate
    /// A max pool's window chooses another winner.
    case winner
    /// The loss goes on along another piece: a hinge's margin is met, a difference changes its sign.
    case loss
  }

  /// The layer's position in the network; behind the last one for the loss.
  package let layer: Int
  /// What changes.
  package let branch: Branch
  /// Whether the pass itself stands on it: a gate's input is 0, or a window's winner has an equal.
  package let isExact: Bool
}

extension Layer {
  /// The branch that differs between two runs of this layer at that position, if one does.
  func kink(
    at position: Int, before: Tensor, context: LayerContext, after: Tensor,
    newContext: LayerContext
  ) -> Kink? {
    switch computation.branch {
    case .gate:
      let pairs = zip(before.elements, after.elements)
      guard let crossing = pairs.first(where: { ($0 > 0) != ($1 > 0) }) else { return nil }
      return Kink(layer: position, branch: .gate, isExact: crossing.0 == 0)
    case .winner:
      guard case .maxPooling(let winners, _) = newContext,
        case .maxPooling(let others, let tied) = context,
        let window = winners.indices.first(where: { winners[$0] != others[$0] })
      else { return nil }
      return Kink(layer: position, branch: .winner, isExact: tied[window])
    // The loss takes no branches within a layer.
    case .loss, nil: return nil
    }
  }
}
