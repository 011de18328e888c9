import NeuralNetwork

/// Where a layer stands in a script for PyTorch, as far as it shows in how it is written.
package struct PyTorchPlace {
  /// The layer.
  let layer: Layer
  /// Whether its values have a batch axis.
  let isBatched: Bool
  /// Whether padding has to be left out by hand, for numbers meet it that are not finite.
  let leavesPaddingOut: Bool
  /// The mask that a pass drew, in the rank of the layer's values; `nil` where it drew none.
  let mask: Tensor?

  /// Makes a place.
  package init(_ layer: Layer, isBatched: Bool, leavesPaddingOut: Bool, mask: Tensor?) {
    self.layer = layer
    self.isBatched = isBatched
    self.leavesPaddingOut = leavesPaddingOut
    self.mask = mask
  }
}
