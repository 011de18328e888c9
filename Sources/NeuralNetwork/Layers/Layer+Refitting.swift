extension Layer {
  /// This layer at home on another input.
  ///
  /// The name stays. The weight, the bias and running statistics stay where their shape does; otherwise they are zero
  /// and wait to be initialised.
  ///
  /// - Throws: ``ShapeError`` where the operation does not fit the input.
  package func refitted(to inputShape: Shape) throws(ShapeError) -> Layer {
    if inputShape == self.inputShape { return self }
    var layer = try Layer(name: name, operation: operation, inputShape: inputShape)
    if let weight, weight.shape == layer.weight?.shape { layer.weight = weight }
    if let bias, bias.shape == layer.bias?.shape { layer.bias = bias }
    if let statistics, layer.statistics?.fits(statistics) == true { layer.statistics = statistics }
    layer.maskSeed = maskSeed
    (layer.isBlocked, layer.isSharing) = (isBlocked, isSharing)
    return layer
  }
}
