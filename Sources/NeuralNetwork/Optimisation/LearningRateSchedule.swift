/// How the learning rate goes down over the steps, by PyTorch's rules.
package enum LearningRateSchedule: Hashable, Sendable {
  /// The rule's own rate throughout.
  case constant
  /// The rate times `factor` after every so many steps; PyTorch's `StepLR`.
  case step(every: Int, factor: Double)
  /// Half a cosine from the rate to 0 over so many steps, and up again over as many; PyTorch's
  /// `CosineAnnealingLR`.
  case cosine(steps: Int)

  /// The rate of a step, which count from 0.
  ///
  /// - Precondition: the numbers of steps in the schedule are positive.
  package func rate(_ base: Double, step: Int) -> Double {
    switch self {
    case .constant: return base
    case .step(let every, let factor):
      return base * PortableMath.power(factor, step / every)
    case .cosine(let steps):
      let place = step % (2 * steps)
      let cosine = PortableMath.cosine(turns: Double(place) / Double(2 * steps))
      return base * (1 + cosine) / 2
    }
  }
}
