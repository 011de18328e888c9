/// The means and variances that a pass normalised by.
package struct NormalisationStatistics: Equatable, Sendable {
  /// The mean of each set.
  package var means: [Double]
  /// The variance of each set, over its whole number.
  package var variances: [Double]
  /// Whether they are those of the numbers themselves, and not running ones.
  package let areOwn: Bool
  /// What is added to a variance.
  let epsilon: Double

  /// Makes statistics of so many sets, all 0.
  package init(_ normalisation: Normalisation, sets: Int) {
    means = [Double](repeating: 0, count: sets)
    variances = means
    areOwn = true
    epsilon = normalisation.epsilon
  }

  /// Makes statistics of the running ones.
  package init(_ normalisation: Normalisation, running: RunningStatistics) {
    means = running.mean.elements
    variances = running.variance.elements
    areOwn = false
    epsilon = normalisation.epsilon
  }

  /// The mean of a set.
  package func mean(_ set: Int) -> Double { means[set] }
  /// The variance of a set.
  package func variance(_ set: Int) -> Double { variances[set] }
  /// 1 / √(variance + ε) of a set.
  package func inverse(_ set: Int) -> Double { 1 / (variances[set] + epsilon).squareRoot() }
}
