import NeuralNetwork

/// A position of a walk, and which of its terms are meant.
public struct StepLocation: Equatable, Sendable {
  /// The stage.
  public let stage: StepStage
  /// The position's number within the stage.
  public let unit: Int
  /// How many positions the stage has.
  public let count: Int
  /// The terms that are meant.
  public let terms: Range<Int>
  /// How many terms the position has.
  public let termCount: Int

  /// Whether all terms of the position are meant.
  public var isWhole: Bool { terms == 0..<termCount }
}

extension Stepper {
  /// What comes next: the rest of the present position; `nil` at the end.
  public var next: StepLocation? {
    if isAtEnd { return nil }
    let (stage, unit) = plan.place(of: ordinal)
    let count = termCount(plan.stages[stage], unit: unit)
    return StepLocation(
      stage: plan.stages[stage], unit: unit, count: plan.counts[stage], terms: term..<count,
      termCount: count)
  }

  /// What the latest step did; `nil` at the beginning.
  public var latest: StepLocation? {
    guard let latest = trail.latest else { return nil }
    let (stage, unit) = plan.place(of: latest.ordinal)
    let count = termCount(plan.stages[stage], unit: unit)
    return StepLocation(
      stage: plan.stages[stage], unit: unit, count: plan.counts[stage],
      terms: latest.term..<(latest.isTerm ? latest.term + 1 : count), termCount: count)
  }
}
