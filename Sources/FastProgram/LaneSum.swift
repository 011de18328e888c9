/// Sums of many numbers each, in no certain order.
package struct LaneSum: Equatable, Sendable {
  /// Where the numbers begin.
  package var source: Int
  /// How many sums there are, and how far apart their numbers begin.
  package var sums: LossStep.Axis
  /// How many stretches of numbers each has, and how far apart they are.
  package var stretches: LossStep.Axis
  /// How many numbers a stretch has, a whole number of vectors.
  package var length: Int
  /// Where the sums go, side by side.
  package var target: Int

  /// Makes sums.
  package init(
    source: Int, sums: LossStep.Axis, stretches: LossStep.Axis, length: Int, target: Int
  ) {
    self.source = source
    self.sums = sums
    self.stretches = stretches
    self.length = length
    self.target = target
  }
}
