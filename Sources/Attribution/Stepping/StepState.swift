import NeuralNetwork

/// What a walk has computed so far; zeros stand where it has not been.
struct StepState: Equatable, Sendable {
  /// The network with what the update changed so far.
  var network: Network
  /// The input and each layer's output.
  var activations: [Tensor]
  /// For each max pool, where the winners stand; empty for the others.
  var winners: [[Int32]]
  /// For each max pool, whether a winner had an equal; empty for the others.
  var tied: [[Bool]]
  /// The samples' losses added so far, divided once all are there.
  var loss = 0.0
  /// The gradient of the input and of each layer's output.
  var activationGradients: [Tensor]
  /// The gradient of each weight.
  var weightGradients: [Tensor?]
  /// The gradient of each bias.
  var biasGradients: [Tensor?]
  /// The weights' gradients as the samples before the present one left them, for a fault that keeps
  /// one term of each; by layer.
  var earlierSamples: [Int: Tensor] = [:]
  /// The optimiser before the update.
  var optimiser: Optimiser
  /// Which numbers of which parameters the update leaves as they are.
  var frozen: [ParameterName: [Bool]] = [:]
  /// The network and the optimiser as the update leaves them, from the moment it begins.
  var updated: Updated?

  /// What the update comes to.
  struct Updated: Equatable, Sendable {
    let network: Network
    let optimiser: Optimiser
  }

  init(_ network: Network, input: Tensor, optimiser: Optimiser) {
    self.network = network
    self.optimiser = optimiser
    let samples = input.shape[0]
    activations =
      [input] + network.layers.map { Tensor(shape: $0.outputShape.prepending(samples)) }
    activationGradients = activations.map { Tensor(shape: $0.shape) }
    weightGradients = network.layers.map { $0.weight.map { Tensor(shape: $0.shape) } }
    biasGradients = network.layers.map { $0.bias.map { Tensor(shape: $0.shape) } }
    winners = []
    tied = []
    for layer in network.layers {
      let count =
        if case .largest = layer.computation { samples * layer.outputShape.count } else { 0 }
      winners.append([Int32](repeating: -1, count: count))
      tied.append([Bool](repeating: false, count: count))
    }
  }

  /// Forgets what a stage computed.
  mutating func clear(_ stage: StepStage, original: Network) {
    switch stage {
    case .forward(let layer):
      activations[layer + 1] = Tensor(shape: activations[layer + 1].shape)
      winners[layer] = [Int32](repeating: -1, count: winners[layer].count)
      tied[layer] = [Bool](repeating: false, count: tied[layer].count)
    case .loss: loss = 0
    case .lossGradient:
      let last = activationGradients.count - 1
      activationGradients[last] = Tensor(shape: activationGradients[last].shape)
    case .backward(let layer):
      activationGradients[layer] = Tensor(shape: activationGradients[layer].shape)
      earlierSamples[layer] = nil
      weightGradients[layer] = weightGradients[layer].map { Tensor(shape: $0.shape) }
      biasGradients[layer] = biasGradients[layer].map { Tensor(shape: $0.shape) }
    case .update(let layer):
      let old = original.layers[layer]
      network.update(layer: layer) {
        $0.weight = old.weight
        $0.bias = old.bias
      }
    }
  }

  /// Gives a layer another name.
  mutating func rename(layer old: String, to new: String) {
    func renamed(_ network: Network) -> Network {
      var network = network
      if let index = network.index(ofLayer: old) {
        network.update(layer: index) { $0.name = new }
      }
      return network
    }
    network = renamed(network)
    optimiser.rename(layer: old, to: new)
    if let updated {
      var optimiser = updated.optimiser
      optimiser.rename(layer: old, to: new)
      self.updated = Updated(network: renamed(updated.network), optimiser: optimiser)
    }
  }
}
