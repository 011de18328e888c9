/// Weights that several layers use.
extension Network {
  /// The layer whose weight and bias a layer uses: mostly itself.
  public func owner(ofLayer layer: Int) -> Int { owners[layer] ?? layer }

  /// For each layer that shares its weights, the one whose they are.
  public var sharing: [Int: Int] { owners }

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
    guard layer.weight?.shape == other.weight?.shape, layer.bias?.shape == other.bias?.shape,
      layer.weight != nil
    else { return false }
    switch (layer.operation, other.operation) {
    case (.dense, .dense): return true
    case (.convolution(let one), .convolution(let other)): return one.groups == other.groups
    default: return false
    }
  }
}
