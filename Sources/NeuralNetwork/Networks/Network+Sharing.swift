/// Weights that several layers use.
extension Network {
  /// The layer whose weight and bias a layer uses: mostly itself.
  public func owner(ofLayer layer: Int) -> Int { owners[layer] ?? layer }

  /// The layers that use a layer's weights, the last one first, as a backward pass meets them; itself
  /// alone where it shares them with none.
  public func uses(ofLayer owner: Int) -> [Int] {
    if owners.isEmpty { return [owner] }
    return layers.indices.reversed().filter { self.owner(ofLayer: $0) == owner }
  }

  /// Whether a layer's weights are shaped as those of another one, so that it can use them.
  ///
  /// Kernels, groups and biases have to agree; stride, padding and dilation may differ.
  public func canShare(_ layer: Layer, from owner: Int) -> Bool {
    let other = layers[owner]
    guard layer.weight?.shape == other.weight?.shape, layer.bias?.shape == other.bias?.shape
    else { return false }
    switch layer.operation {
    case .dense:
      guard case .dense = other.operation else { return false }
      return true
    case .convolution(let convolution):
      guard case .convolution(let theirs) = other.operation else { return false }
      return convolution.groups == theirs.groups
    case .locallyConnected, .unrolledConvolution, .maxPooling, .averagePooling,
      .globalAveragePooling, .activation, .flatten, .addition, .concatenation, .normalisation,
      .dropout, .learnedSlope, .softmax, .transposedConvolution, .adaptiveAveragePooling,
      .zeroPadding, .upsampling:
      return false
    }
  }
}
