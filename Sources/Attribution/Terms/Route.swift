/// What a gradient leads through from a unit to what the unit read.
package enum Route: String, Hashable, Sendable {
  /// The number itself.
  case direct
  /// The mean that a normalisation takes away.
  case mean
  /// The variance that a normalisation divides by.
  case variance
}
