/// The loss of many samples, put together from those of the batches that they were run in.
package struct LossTotal: Equatable, Sendable {
  private var sum = 0.0
  /// What the mean counts so far.
  private var count = 0.0
  private let reduction: Loss.Reduction

  /// Begins with no sample.
  package init(of reduction: Loss.Reduction) { self.reduction = reduction }

  /// Adds a batch's loss.
  package mutating func add(_ value: Double, of loss: Loss, samples: Int, target: Target) {
    switch reduction {
    case .sum: sum += value
    case .mean:
      let share = loss.meanCount(samples: samples, target: target)
      // A batch of classes that do not count has no mean, and adds nothing to one.
      if share == 0 { return }
      sum += value * share
      count += share
    }
  }

  /// The loss of all of them as one batch.
  package var value: Double {
    switch reduction {
    case .sum: sum
    case .mean: sum / count
    }
  }
}
