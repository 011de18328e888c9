extension Layer {
  /// The mask of a pass in training: the one that is held, the one that was given, or a new one.
  package func mask(
    _ dropout: Dropout, samples: Int, pass number: Int, holding held: LayerContext? = nil
  ) throws(PassError) -> Tensor {
    let shape = inputShape.prepending(samples)
    if case .mask(let mask)? = held { return mask }
    guard let givenMask else {
      return dropout.mask(of: shape, layer: name, seed: maskSeed, pass: number)
    }
    guard givenMask.count == shape.count else {
      throw .maskShapeMismatch(layer: name, expected: shape, actual: givenMask.shape)
    }
    return givenMask.reshaped(to: shape)
  }
}
