/// Sums of many numbers each, in no certain order.
public struct LaneSum: Equatable, Sendable {
  /// Where the numbers begin.
  public var source: Int
  /// How many sums there are, and how far apart their numbers begin.
  public var sums: LossStep.Axis
  /// How many stretches of numbers each has, and how far apart they are.
  public var stretches: LossStep.Axis
  /// How many numbers a stretch has, a whole number of vectors.
  public var length: Int
  /// Where the sums go, side by side.
  public var target: Int

  /// Makes sums.
  public init(
    source: Int, sums: LossStep.Axis, stretches: LossStep.Axis, length: Int, target: Int
  ) {
    self.source = source
    self.sums = sums
    self.stretches = stretches
    self.length = length
    self.target = target
  }
}
