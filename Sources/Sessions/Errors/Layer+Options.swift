import NeuralNetwork

extension Layer {
  /// The option that took a field away, as it is typed; `nil` where the kind has no such field, or the
  /// layer has it.
  func option(without field: Address.Field) -> String? {
    switch field {
    case .weight, .bias:
      if case .normalising(let norm) = computation { return norm.isAffine ? nil : "affine off" }
      return field == .bias && computation == .products && bias == nil ? "bias off" : nil
    case .mean, .variance:
      guard case .normalising(let norm) = computation, case .batch(_, let tracks) = norm.scope
      else { return nil }
      return tracks ? nil : "track off"
    case .input, .output, .mask: return nil
    }
  }
}
