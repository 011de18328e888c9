/// One summand of an output value.
package struct ForwardTerm: Equatable, Sendable {
  /// What the summand comes from.
  package enum Source: Hashable, Sendable {
    /// An element of the layer's input, by its index without the sample.
    case input([Int])
    /// A cell on padding, which adds nothing.
    case padding
    /// The bias, which counts as a weight on an input of 1.
    case bias
  }

  /// What the summand comes from.
  package let source: Source
  /// The value that goes in.
  package let value: Double
  /// What it is multiplied with, or `nil` where the layer is not linear.
  package let weight: Double?
  /// The weight's offset in the layer's weight or, for the bias, in the bias.
  package let weightOffset: Int?
  /// What is added.
  package let product: Double

  init(
    source: Source, value: Double, weight: Double?, weightOffset: Int? = nil, product: Double
  ) {
    self.source = source
    self.value = value
    self.weight = weight
    self.weightOffset = weightOffset
    self.product = product
  }
}
