extension Network {
  /// Makes a network of layers that may come from elsewhere, each refitted to the one before it.
  ///
  /// This is what every edit goes through: change the list of ``layers``, then make the network
  /// anew. A layer whose input changed keeps its weights where their shape stays the same;
  /// otherwise they are zero and wait to be initialised (compare the weights' shapes).
  ///
  /// - Parameters:
  ///   - sources: what each layer reads; the one before it unless given.
  ///   - owners: for each layer that shares its weights, the one whose they are.
  /// - Throws: ``ShapeError`` where a layer does not fit what it reads.
  package init(
    inputShape: Shape, layers: [Layer], sources: [[Int]]? = nil, owners: [Int: Int] = [:],
    loss: Loss? = nil
  ) throws(ShapeError) {
    self.init(inputShape: inputShape)
    self.loss = loss
    for (index, layer) in layers.enumerated() {
      let read = sources?[index] ?? [index]
      let shape = try self.inputShape(of: layer.operation, reading: read)
      append(try layer.refitted(to: shape), reading: read, sharing: owners[index])
    }
  }
}
