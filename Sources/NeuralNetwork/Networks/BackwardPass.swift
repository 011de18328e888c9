/// The gradients of one backward pass, with the pass that they belong to.
///
/// Tensors have the batch axis in front, [sample, …], but for weights and biases.
public struct BackwardPass: Equatable, Sendable {
  /// The forward pass that this one ran back through.
  public private(set) var forward: ForwardPass
  /// The gradient of the input and then of each layer's output: one more than there are layers.
  public let activationGradients: [Tensor]
  /// The gradient of each layer's weight, summed over the samples in order.
  public let weightGradients: [Tensor?]
  /// The gradient of each layer's bias, summed over the samples in order.
  public let biasGradients: [Tensor?]

  /// Gives a layer another name, so that its gradients are found under it.
  public mutating func rename(layer old: String, to new: String) {
    forward.rename(layer: old, to: new)
  }

  /// Makes a pass of its parts, which may be half computed, as a walk step by step leaves them.
  package init(
    forward: ForwardPass, activationGradients: [Tensor], weightGradients: [Tensor?],
    biasGradients: [Tensor?]
  ) {
    self.forward = forward
    self.activationGradients = activationGradients
    self.weightGradients = weightGradients
    self.biasGradients = biasGradients
  }
}
