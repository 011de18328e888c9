extension Network {
  /// Makes a network of layers that may come from elsewhere, each refitted to the one before it.
  ///
  /// This is what every edit goes through: change the list of ``layers``, then make the network
  /// anew. A layer whose input changed keeps its weights where their shape stays the same;
  /// otherwise they are zero and wait to be initialised (compare the weights' shapes).
  ///
  /// - Throws: ``ShapeError`` where a layer does not fit the one before it.
  public init(inputShape: Shape, layers: [Layer], loss: Loss? = nil) throws(ShapeError) {
    self.init(inputShape: inputShape)
    self.loss = loss
    for layer in layers { append(try layer.refitted(to: outputShape)) }
  }
}
