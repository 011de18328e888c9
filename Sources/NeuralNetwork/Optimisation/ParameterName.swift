/// What an optimiser calls the weight or the bias of one layer.
package struct ParameterName: Hashable, Sendable {
  /// Which of a layer's parameters it is.
  package enum Role: String, Hashable, Sendable, CaseIterable {
    /// The kernels or the matrix.
    case weight
    /// The bias.
    case bias
  }

  /// The layer's name.
  package var layer: String
  /// Which of its parameters it is.
  package let role: Role

  /// Makes a name.
  package init(layer: String, role: Role) {
    self.layer = layer
    self.role = role
  }
}

extension Layer {
  /// The weight or the bias, where it is the layer's own and not shared from another one.
  package subscript(role: ParameterName.Role) -> Tensor? {
    get { isSharing ? nil : role == .weight ? weight : bias }
    set { if role == .weight { weight = newValue } else { bias = newValue } }
  }
}
