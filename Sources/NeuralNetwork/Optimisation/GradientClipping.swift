/// What is done before an update to gradients that are too large, as PyTorch does it.
package enum GradientClipping: Hashable, Sendable {
  /// All gradients together are scaled down where they are longer, `clip_grad_norm_`.
  case norm(Double)
  /// Each gradient is held within ± so much, `clip_grad_value_`.
  case value(Double)
}

/// What a clipping comes to in one update.
package struct GradientLimit: Equatable, Sendable {
  /// The clipping; `nil` where there is none.
  package let clipping: GradientClipping?
  /// What each gradient is multiplied by.
  package private(set) var scale = 1.0
  /// The magnitude that each gradient is held within.
  package private(set) var bound = Double.infinity
  /// How long all gradients together are, where that was asked for.
  package private(set) var norm: Double?
  /// Whether it changes any gradient.
  package private(set) var isFelt = false

  /// The one that leaves gradients as they are.
  package static let none = GradientLimit(nil, norms: { [] }, largest: { 0 })

  /// Works out what a clipping comes to.
  ///
  /// - Parameters:
  ///   - norms: how long each parameter's gradient is, without what is frozen of it.
  ///   - largest: the largest magnitude among the gradients, without what is frozen.
  init(_ clipping: GradientClipping?, norms: () -> [Double], largest: () -> Double) {
    self.clipping = clipping
    switch clipping {
    case nil: break
    case .value(let bound):
      self.bound = bound
      isFelt = largest() > bound
    case .norm(let limit):
      let norm = norms().reduce(0) { $0 + $1 * $1 }.squareRoot()
      let scale = limit / (norm + Self.addend)
      self.norm = norm
      self.scale = scale > 1 ? 1 : scale
      isFelt = self.scale < 1
    }
  }

  /// What PyTorch adds to the norm before it divides by it.
  package static let addend = 1e-6

  /// The gradient that the rule goes on with.
  package func clipped(_ gradient: Double) -> Double {
    let scaled = gradient * scale
    return scaled > bound ? bound : scaled < -bound ? -bound : scaled
  }
}

extension Optimiser {
  /// What the clipping comes to in the next update.
  ///
  /// - Parameters:
  ///   - network: the network that is to change.
  ///   - weightGradients: a gradient for each layer's weight.
  ///   - biasGradients: the same for the biases.
  ///   - frozen: which elements do not change; their gradients do not count.
  package func limit(
    _ network: Network, weightGradients: [Tensor?], biasGradients: [Tensor?],
    frozen: [ParameterName: [Bool]] = [:]
  ) -> GradientLimit {
    /// What each parameter's gradient comes to, without what is frozen of it.
    func each(_ join: (Double, Double) -> Double) -> [Double] {
      network.layers.indices.flatMap { index in
        ParameterName.Role.allCases.compactMap { role -> Double? in
          let gradient = role == .weight ? weightGradients[index] : biasGradients[index]
          guard let elements = gradient?.elements else { return nil }
          let mask = frozen[ParameterName(layer: network.layers[index].name, role: role)]
          var joined = 0.0
          for place in elements.indices where mask?[place] != true {
            joined = join(joined, elements[place])
          }
          return joined
        }
      }
    }
    return GradientLimit(
      clipping, norms: { each { $0 + $1 * $1 }.map { $0.squareRoot() } },
      largest: { each { max($0, $1.magnitude) }.max() ?? 0 })
  }
}
