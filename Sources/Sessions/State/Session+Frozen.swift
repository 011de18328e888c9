import Documents
import NeuralNetwork

extension Session {
  /// What is frozen of the parameters as they are now: those of another size are not the same ones.
  package var heldStill: [ParameterName: [Bool]] {
    frozen.filter { name, mask in network?[name.layer]?[name.role]?.count == mask.count }
  }

  /// What is frozen, in words: whole layers by their name, slices by their address, other parts with
  /// how many numbers.
  package var frozenNames: [String] { (network?.layers ?? []).flatMap(frozenNames) }

  /// What is frozen of a layer, in words.
  package func frozenNames(of layer: Layer) -> [String] {
    let count = frozenCount(of: layer)
    if count == 0 { return [] }
    if count == (layer.weight?.count ?? 0) + (layer.bias?.count ?? 0) { return [layer.name] }
    return ParameterName.Role.allCases.compactMap { role in
      guard let mask = frozen[ParameterName(layer: layer.name, role: role)],
        let shape = layer[role]?.shape, shape.count == mask.count
      else { return nil }
      let address = "\(layer.name).\(role.rawValue)"
      if let indices = FrozenSlice.indices(of: mask, shape: shape) { return address + indices }
      return "\(mask.count { $0 }) of the \(mask.count) in \(address)"
    }
  }

  /// How many numbers of a layer are frozen.
  package func frozenCount(of layer: Layer) -> Int {
    ParameterName.Role.allCases.reduce(0) { sum, role in
      let mask = frozen[ParameterName(layer: layer.name, role: role)] ?? []
      return sum + mask.count { $0 }
    }
  }

  /// ` (frozen)` or how much of it is, behind a layer's name; nothing where it learns.
  package func frozenMark(of layer: Layer) -> Text {
    let count = frozenCount(of: layer)
    let total = (layer.weight?.count ?? 0) + (layer.bias?.count ?? 0)
    if count == 0 { return Text() }
    return count == total ? " (frozen)" : " (\(count) of \(total) frozen)"
  }
}
