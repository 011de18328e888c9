import NeuralNetwork

extension Network {
  /// What to type so that the output of a layer, which nothing reads, is read, or is no more.
  ///
  /// - Returns: `nil` where no one line would do.
  func remedy(forDeadEnd name: String) -> String? {
    guard let index = index(ofLayer: name) else { return nil }
    let rule = "every branch ends in an `add` or a `concat`"
    if let line = joining(index + 1) { return "\(rule): `\(line)`" }
    // Others need its weights.
    guard uses(ofLayer: index).count <= 1 else { return nil }
    let shape = layers[index].outputShape
    return "\(rule), but the output is \(outputShape), and \(shape) fits neither: `remove \(name)`"
  }

  /// The statement that lets a branch's end be read: it is added to the last output that is shaped as it
  /// is, or put behind the network's.
  private func joining(_ end: Int) -> String? {
    let (name, shape) = (name(ofActivation: end), shape(ofActivation: end))
    for other in (end + 1..<layers.count + 1).reversed()
    where self.shape(ofActivation: other) == shape {
      if other == layers.count { return "add \(name)" }
      // Behind another end it would be no nearer to the output.
      if isRead(other) { return "insert add \(name) after \(self.name(ofActivation: other))" }
    }
    let isJoined =
      shape.rank == outputShape.rank && shape.droppingFirst() == outputShape.droppingFirst()
    return isJoined ? "concat \(name)" : nil
  }
}
