import NeuralNetwork

/// What the latest update started from, for `explain … update`.
struct LastUpdate: Sendable {
  /// The network before it.
  let network: Network
  /// The optimiser before it.
  let optimiser: Optimiser
  /// The gradient of each layer's weight.
  let weightGradients: [Tensor?]
  /// The gradient of each layer's bias.
  let biasGradients: [Tensor?]
  /// What it left as it was.
  let frozen: [ParameterName: [Bool]]
  /// The session's revision behind it.
  let revision: Int

  /// About how many numbers it holds.
  var elementCount: Int { 2 * network.parameterCount + optimiser.rememberedCount }

  /// Gives a layer another name.
  func renamed(layer old: String, to new: String) -> LastUpdate {
    var (network, optimiser, frozen) = (network, optimiser, frozen)
    if let index = network.index(ofLayer: old) { network.update(layer: index) { $0.name = new } }
    optimiser.rename(layer: old, to: new)
    for role in ParameterName.Role.allCases {
      frozen[ParameterName(layer: new, role: role)] = frozen.removeValue(
        forKey: ParameterName(layer: old, role: role))
    }
    return LastUpdate(
      network: network, optimiser: optimiser, weightGradients: weightGradients,
      biasGradients: biasGradients, frozen: frozen, revision: revision)
  }
}
