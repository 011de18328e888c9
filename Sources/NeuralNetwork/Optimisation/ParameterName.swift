/// What an optimiser calls the weight or the bias of one layer.
public struct ParameterName: Hashable, Sendable {
  /// Which of a layer's parameters it is.
  public enum Role: String, Hashable, Sendable, CaseIterable {
    /// The kernels or the matrix.
    case weight
    /// The bias.
    case bias
  }

  /// The layer's name.
  public var layer: String
  /// Which of its parameters it is.
  public let role: Role

  /// Makes a name.
  public init(layer: String, role: Role) {
    self.layer = layer
    self.role = role
  }
}

extension Layer {
  /// The weight or the bias.
  public subscript(role: ParameterName.Role) -> Tensor? {
    get { role == .weight ? weight : bias }
    set { if role == .weight { weight = newValue } else { bias = newValue } }
  }
}
