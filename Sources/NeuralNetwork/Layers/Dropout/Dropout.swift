/// The hyperparameter of a layer that sets some numbers to 0 while training.
///
/// It is inverted: what stays is multiplied by 1 / (1 − rate), so that nothing changes in `eval`.
package struct Dropout: Hashable, Sendable {
  /// The share that PyTorch drops.
  package static let usualRate = 0.5

  /// How likely a number is to become 0.
  package let rate: Double

  /// Makes the layer.
  ///
  /// - Precondition: the rate is a probability.
  package init(rate: Double = usualRate) {
    precondition(rate >= 0 && rate <= 1, "a rate is a probability")
    self.rate = rate
  }

  /// What a number that stays is multiplied by; 0 where none does.
  package var scale: Double { rate == 1 ? 0 : 1 / (1 - rate) }

  /// Draws a mask: 0 or ``scale`` for each number.
  ///
  /// - Parameter pass: how many passes in training masks were drawn in before.
  func mask(of shape: Shape, layer name: String, seed: UInt64, pass: Int) -> Tensor {
    var generator = RandomGenerator(
      seed: seed, stream: "\(name).mask \(pass)", shape: shape)
    let elements = (0..<shape.count).map { _ in generator.unit() < rate ? 0 : scale }
    return Tensor(shape: shape, elements: elements)
  }
}
