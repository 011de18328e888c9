extension Network {
  /// This network with every weight and bias rounded.
  package func rounded(to precision: Precision) -> Network {
    if precision == .float64 { return self }
    var network = self
    for index in layers.indices {
      for role in ParameterName.Role.allCases {
        guard let tensor = layers[index][role] else { continue }
        network.update(layer: index) { $0[role] = tensor.rounded(to: precision) }
      }
      for role in RunningStatistics.Role.allCases {
        guard let tensor = layers[index][role] else { continue }
        network.update(layer: index) { $0[role] = tensor.rounded(to: precision) }
      }
    }
    return network
  }
}

extension Tensor {
  /// The same numbers, rounded.
  package func rounded(to precision: Precision) -> Tensor {
    precision == .float64
      ? self : Tensor(shape: shape, elements: elements.map(precision.rounded))
  }
}
