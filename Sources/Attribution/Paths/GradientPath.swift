/// One product of the chain rule: a way from a number to the objective, a factor for each layer.
package struct GradientPath: Equatable, Sendable {
  /// One factor.
  package struct Step: Equatable, Sendable {
    /// The layer that it leads through, or `nil` at the end: the objective's own gradient.
    package let layer: Int?
    /// The unit reached, its index in the layer's output without the sample; empty at the end.
    package let unit: [Int]
    /// The unit's derivative with respect to what came before: an input for the first step from a
    /// weight, 1 for that from a bias, then weights, gates and shares.
    package let factor: Double
    /// The factor's offset in the layer's weight, where it is a weight.
    package let weightOffset: Int?
    /// The sample that the unit is in: another one behind a normalisation over the batch.
    package let sample: Int
    /// What it leads through.
    package let route: Route
  }

  /// The sample that it begins in.
  package let sample: Int
  /// The factors, from the number on.
  package let steps: [Step]

  /// The factors multiplied, from the number on.
  package var product: Double { steps.reduce(1) { $0 * $1.factor } }
}

/// The largest paths from a number to the objective, and what all of them come to.
package struct GradientPaths: Equatable, Sendable {
  /// The paths of the largest products, the largest magnitude first.
  package let largest: [GradientPath]
  /// How many paths have no factor of 0; as a number that may be beyond any integer.
  package let count: Double
  /// The sum of all products, which is the gradient.
  package let sum: Double
  /// The sum of all products' magnitudes.
  package let magnitude: Double
}

/// Why paths could not be found.
package enum PathError: Error, Equatable, Sendable {
  /// There are more factors between the number and the objective than the budget allows to visit.
  case tooManyFactors(budget: Int)
  /// A factor is not a finite number.
  case notFinite
  /// The work was asked to stop.
  case interrupted
}
