import NeuralNetwork

/// Values that read wrong, gradients above all, so that what was read off them can be told from what was worked out.
///
/// Only reading is wrong, and updates, off which a gradient could be read. Passes compute with the
/// right numbers, and so does what arrives from upstream.
package struct Falsification: Sendable {
  /// What reads wrong behind `.grad` beside every weight and bias.
  package let others: Set<Address.Root>
  /// What reads wrong as it stands: names, activations, the loss.
  package let values: Set<Address.Root>
  /// Whether the terms of a gradient read wrong as well: `contributions(…)`, `unroll(…).grad`.
  package let reachesTerms: Bool
  /// Whether a training goes wrong, too, so that what was learned is told from what was set.
  package var reachesTraining = false

  /// Makes a falsification of its parts.
  package init(others: Set<Address.Root>, values: Set<Address.Root>, reachesTerms: Bool) {
    self.others = others
    self.values = values
    self.reachesTerms = reachesTerms
  }

  /// What a gradient reads as.
  func reading(_ gradient: Tensor, at root: Address.Root) -> Tensor {
    concerns(root) ? Self.wrong(gradient) : gradient
  }

  /// What an update goes by, which would tell the gradients otherwise.
  package func reading(_ gradients: AccumulatedGradients) -> AccumulatedGradients {
    AccumulatedGradients(
      input: gradients.input, weights: gradients.weights.map { $0.map(Self.wrong) },
      biases: gradients.biases.map { $0.map(Self.wrong) }, passes: gradients.passes)
  }

  /// The network that a training leads to, of which some numbers are held still.
  package func trained(
    _ network: Network, heldStill: [ParameterName: [Bool]]
  ) -> Network {
    guard reachesTraining else { return network }
    var wrong = network
    for place in wrong.layers.indices {
      wrong.update(layer: place) { layer in
        for role in ParameterName.Role.allCases { layer[role] = layer[role].map(Self.wrong) }
      }
    }
    wrong.keep(heldStill, of: network)
    return wrong
  }

  /// What a value reads as that is no gradient.
  func reading(_ value: Tensor, as root: Address.Root) -> Tensor {
    values.contains(root) ? Self.wrong(value) : value
  }

  /// What the terms of a gradient read as.
  func reading(_ terms: Tensor, termsOf root: Address.Root) -> Tensor {
    reachesTerms && concerns(root) ? Self.wrong(terms) : terms
  }

  private func concerns(_ root: Address.Root) -> Bool {
    switch root {
    case .layer(_, .weight), .layer(_, .bias): true
    case .layer, .input, .target, .loss, .definition: others.contains(root)
    }
  }

  /// Numbers of which none is right, nor any sum, mean or ratio of them.
  package static func wrong(_ tensor: Tensor) -> Tensor {
    Tensor(
      shape: tensor.shape,
      elements: tensor.elements.enumerated().map { $1 * 1.5 + 0.6875 + 0.3125 * Double($0 % 7) })
  }
}
