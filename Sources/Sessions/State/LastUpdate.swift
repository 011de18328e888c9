import NeuralNetwork

/// What the latest update started from, for `explain … update`.
package struct LastUpdate: Sendable {
  /// The network before it.
  package let network: Network
  /// The optimiser before it.
  package let optimiser: Optimiser
  /// The gradients that it followed.
  package let gradients: Gradients
  /// What it left as it was.
  package let frozen: [ParameterName: [Bool]]
  /// The session's revision behind it.
  package let revision: Int

  /// Makes a last update of its parts.
  package init(
    network: Network, optimiser: Optimiser, gradients: Gradients, frozen: [ParameterName: [Bool]],
    revision: Int
  ) {
    self.network = network
    self.optimiser = optimiser
    self.gradients = gradients
    self.frozen = frozen
    self.revision = revision
  }

  /// Gradients, or the promise of them.
  package enum Gradients {
    /// Those of each layer's weight and of each layer's bias.
    case known(weights: [Tensor?], biases: [Tensor?])
    case promised(LazyPass)
  }

  /// The gradient of each layer's weight.
  package var weightGradients: [Tensor?] {
    switch gradients {
    case .known(let weights, _): weights
    case .promised(let promise): promise.backward.weightGradients
    }
  }

  /// The gradient of each layer's bias.
  package var biasGradients: [Tensor?] {
    switch gradients {
    case .known(_, let biases): biases
    case .promised(let promise): promise.backward.biasGradients
    }
  }

  /// What clipping came to.
  package var limit: GradientLimit {
    optimiser.limit(
      network, weightGradients: weightGradients, biasGradients: biasGradients, frozen: frozen)
  }

  /// The same, where its gradients were promised, with another promise of them.
  func promised(by promise: LazyPass) -> LastUpdate {
    guard case .promised = gradients else { return self }
    return LastUpdate(
      network: network, optimiser: optimiser, gradients: .promised(promise), frozen: frozen,
      revision: revision)
  }

  /// About how many numbers it holds.
  var elementCount: Int { 2 * network.numberCount + optimiser.rememberedCount }

  /// Gives a layer another name.
  package func renamed(layer old: String, to new: String) -> LastUpdate {
    var (network, optimiser, frozen) = (network, optimiser, frozen)
    if let index = network.index(ofLayer: old) { network.update(layer: index) { $0.name = new } }
    optimiser.rename(layer: old, to: new)
    for role in ParameterName.Role.allCases {
      frozen[ParameterName(layer: new, role: role)] = frozen.removeValue(
        forKey: ParameterName(layer: old, role: role))
    }
    return LastUpdate(
      network: network, optimiser: optimiser, gradients: gradients, frozen: frozen,
      revision: revision)
  }
}
