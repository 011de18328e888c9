/// The hyperparameters of a fully connected layer, whose weight is [output, input].
public struct Dense: Hashable, Sendable {
  /// The number of units.
  public let outputs: Int
  /// Whether each unit adds a bias.
  public let hasBias: Bool

  /// Makes a fully connected layer.
  public init(outputs: Int, hasBias: Bool = true) {
    self.outputs = outputs
    self.hasBias = hasBias
  }
}
