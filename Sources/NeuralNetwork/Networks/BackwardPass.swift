/// The gradients of one backward pass, with the pass that they belong to.
///
/// Tensors have the batch axis in front, [sample, …], but for weights and biases.
package struct BackwardPass: Equatable, Sendable {
  /// The forward pass that this one ran back through.
  package private(set) var forward: ForwardPass
  /// The gradient of the input and then of each layer's output: one more than there are layers.
  ///
  /// Where several layers read an activation it is the sum of what each sends back, the last layer's
  /// first.
  package let activationGradients: PassTensors
  /// What a layer sends back to what it reads, where that is not all that its only source gets.
  private let shares: [Int: Tensor]
  /// The gradient of each layer's weight, summed over the samples in order.
  package let weightGradients: [Tensor?]
  /// The gradient of each layer's bias, summed over the samples in order.
  package let biasGradients: [Tensor?]
  /// What was broken in it on purpose and could show; `nil` where its gradients are right.
  package let fault: Fault?

  /// About how many numbers it holds beside its forward pass.
  package var numberCount: Int {
    let parameters = (weightGradients + biasGradients).reduce(0) { $0 + ($1?.count ?? 0) }
    return parameters + activationGradients.heldCount
      + shares.values.reduce(0) { $0 + $1.count }
  }

  /// What a layer sends back to what it reads, shaped as ``ForwardPass/input(ofLayer:)``.
  package func inputGradient(ofLayer layer: Int) -> Tensor {
    if let share = shares[layer] { return share }
    if forward.network.onlyReaders[layer] {
      return activationGradients[forward.network.sources[layer][0]]
    }
    // A walk has not come to it.
    return Tensor(shape: forward.network.layers[layer].inputShape.prepending(forward.batchSize))
  }

  /// What a reader sends back to the activation that it reads.
  package func share(of reader: Network.Reader) -> Tensor {
    forward.network.share(
      inputGradient(ofLayer: reader.layer), ofLayer: reader.layer, slot: reader.slot)
  }

  /// Gives a layer another name, so that its gradients are found under it.
  package mutating func rename(layer old: String, to new: String) {
    forward.rename(layer: old, to: new)
  }

  /// Makes a pass of its parts, which may be half computed, as a walk step by step leaves them.
  package init(
    forward: ForwardPass, activationGradients: PassTensors, shares: [Int: Tensor] = [:],
    weightGradients: [Tensor?], biasGradients: [Tensor?], fault: Fault? = nil
  ) {
    self.forward = forward
    self.fault = fault?.shown(in: forward.network, samples: forward.batchSize)
    self.shares = shares
    self.activationGradients = activationGradients
    self.weightGradients = weightGradients
    self.biasGradients = biasGradients
  }
}
