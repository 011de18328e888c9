/// Weights that several layers use.
extension Network {
  /// The layer whose weight and bias a layer uses: mostly itself.
  package func owner(ofLayer layer: Int) -> Int { owners[layer] ?? layer }

  /// The layers that use a layer's weights, the last one first, as a backward pass meets them; itself
  /// alone where it shares them with none.
  package func uses(ofLayer owner: Int) -> [Int] {
    if owners.isEmpty { return [owner] }
    return layers.indices.reversed().filter { self.owner(ofLayer: $0) == owner }
  }

  /// Whether a layer's weights are shaped as those of another one, so that it can use them.
  package func canShare(_ layer: Layer, from owner: Int) -> Bool {
    obstacle(toSharing: layer, from: owner) == nil
  }

  /// Why a layer cannot use another's weights; `nil` where it can.
  ///
  /// Kinds, kernels, groups and biases have to agree; stride, padding and dilation may differ.
  package func obstacle(toSharing layer: Layer, from owner: Int) -> SharingObstacle? {
    obstacle(toSharing: layer.operation, over: layer.inputShape, from: owner)
  }

  /// The same for a layer that is not made yet.
  package func obstacle(
    toSharing operation: Operation, over inputShape: Shape, from owner: Int
  ) -> SharingObstacle? {
    let other = layers[owner]
    guard let needed = operation.weightShape(for: inputShape), let there = other.weight?.shape
    else {
      return .noWeights
    }
    let (mine, its) = (operation.weightForm.sharing, other.weightForm.sharing)
    guard mine == its, mine == .matrices || mine == .kernels else {
      return mine == .kernels && its == .relaxed
        ? .relaxed : .kinds(needed: operation.word, there: other.operation.word)
    }
    if operation.groups != other.operation.groups {
      return .groups(needed: operation.groups, there: other.operation.groups)
    }
    if needed != there { return .shapes(needed: needed, there: there) }
    if operation.biasShape(for: inputShape) != other.bias?.shape {
      return .bias(isThere: other.bias != nil)
    }
    return nil
  }
}

extension WeightForm {
  /// Whose weights a layer can use.
  fileprivate enum Sharing {
    /// Those of another fully connected layer.
    case matrices
    /// Those of another convolution.
    case kernels
    /// Its own alone, as long as it is a convolution that dropped a constraint.
    case relaxed
    /// Its own alone.
    case own
  }

  /// Whose weights a layer can use.
  fileprivate var sharing: Sharing {
    switch self {
    case .matrix: .matrices
    case .kernels: .kernels
    case .ownKernels(let convolution), .unrolled(let convolution):
      convolution.isBornLocal ? .own : .relaxed
    case .none, .transposedKernels, .scaleAndShift, .slope: .own
    }
  }
}
