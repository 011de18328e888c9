/// The mean and the variance of each channel that batch norm keeps over the passes in training.
package struct RunningStatistics: Equatable, Sendable {
  /// Which of the two.
  package enum Role: String, Hashable, Sendable, CaseIterable {
    /// The mean.
    case mean
    /// The variance.
    case variance = "var"
  }

  /// The mean of each channel, [C].
  package var mean: Tensor
  /// The variance of each channel, [C].
  package var variance: Tensor

  /// Makes those of no pass yet: mean 0, variance 1.
  init(channels: Int) {
    mean = Tensor(shape: [channels])
    variance = Tensor(repeating: 1, shape: [channels])
  }

  /// One of the two.
  package subscript(role: Role) -> Tensor {
    get { role == .mean ? mean : variance }
    set { if role == .mean { mean = newValue } else { variance = newValue } }
  }

  /// Whether each of the two has as many numbers as those of another.
  func fits(_ other: RunningStatistics) -> Bool {
    mean.shape == other.mean.shape && variance.shape == other.variance.shape
  }
}

extension Layer {
  /// The running mean or variance; `nil` where the layer keeps none.
  package subscript(role: RunningStatistics.Role) -> Tensor? {
    get { statistics?[role] }
    set { if let newValue { statistics?[role] = newValue } }
  }
}
