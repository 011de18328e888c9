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
  public func canShare(_ layer: Layer, from owner: Int) -> Bool {
    obstacle(toSharing: layer, from: owner) == nil
  }

  /// Why a layer cannot use another's weights; `nil` where it can.
  ///
  /// Kinds, kernels, groups and biases have to agree; stride, padding and dilation may differ.
  public func obstacle(toSharing layer: Layer, from owner: Int) -> SharingObstacle? {
    let other = layers[owner]
    guard let needed = layer.weight?.shape, let there = other.weight?.shape else {
      return .noWeights
    }
    guard let kind = layer.operation.sharingKind, kind == other.operation.sharingKind else {
      let isRelaxed = layer.operation.sharingKind == .convolution && other.operation.isRelaxed
      return isRelaxed
        ? .relaxed : .kinds(needed: layer.operation.word, there: other.operation.word)
    }
    if layer.operation.groups != other.operation.groups {
      return .groups(needed: layer.operation.groups, there: other.operation.groups)
    }
    if needed != there { return .shapes(needed: needed, there: there) }
    if layer.bias?.shape != other.bias?.shape { return .bias(isThere: other.bias != nil) }
    return nil
  }
}

extension Operation {
  /// A kind of which layers can use one another's weights.
  fileprivate enum SharingKind {
    case dense
    case convolution
  }

  /// Which it is; `nil` where the weights are its own alone.
  fileprivate var sharingKind: SharingKind? {
    switch self {
    case .dense: .dense
    case .convolution: .convolution
    case .locallyConnected, .unrolledConvolution, .maxPooling, .averagePooling,
      .globalAveragePooling, .activation, .flatten, .addition, .concatenation, .normalisation,
      .dropout, .learnedSlope, .softmax, .transposedConvolution, .adaptiveAveragePooling,
      .zeroPadding, .upsampling:
      nil
    }
  }

  /// Whether it was a convolution whose weights were shared, and no longer are.
  fileprivate var isRelaxed: Bool {
    switch self {
    case .locallyConnected(let convolution), .unrolledConvolution(let convolution):
      !convolution.isBornLocal
    case .convolution, .dense, .maxPooling, .averagePooling, .globalAveragePooling, .activation,
      .flatten, .addition, .concatenation, .normalisation, .dropout, .learnedSlope, .softmax,
      .transposedConvolution, .adaptiveAveragePooling, .zeroPadding, .upsampling:
      false
    }
  }
}
