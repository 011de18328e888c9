/// The hyperparameters of a fully connected layer, whose weight is [output, input].
package struct Dense: Hashable, Sendable {
  /// The number of units.
  package let outputs: Int
  /// Whether each unit adds a bias.
  package let hasBias: Bool

  /// Makes a fully connected layer.
  package init(outputs: Int, hasBias: Bool = true) {
    self.outputs = outputs
    self.hasBias = hasBias
  }
}
