import NeuralNetwork

/// A position of a walk, and which of its terms are meant.
package struct StepLocation: Equatable, Sendable {
  /// The stage.
  package let stage: StepStage
  /// The position's number within the stage.
  package let unit: Int
  /// How many positions the stage has.
  package let count: Int
  /// The terms that are meant.
  package let terms: Range<Int>
  /// How many terms the position has.
  package let termCount: Int

  /// Whether all terms of the position are meant.
  package var isWhole: Bool { terms == 0..<termCount }
}

extension Stepper {
  /// What comes next: the rest of the present position; `nil` at the end.
  package var next: StepLocation? {
    if isAtEnd { return nil }
    let (stage, unit) = plan.place(of: ordinal)
    let count = termCount(plan.stages[stage], unit: unit)
    return StepLocation(
      stage: plan.stages[stage], unit: unit, count: plan.counts[stage], terms: term..<count,
      termCount: count)
  }

  /// What the latest step did; `nil` at the beginning.
  package var latest: StepLocation? {
    guard let latest = trail.latest else { return nil }
    let (stage, unit) = plan.place(of: latest.ordinal)
    let count = termCount(plan.stages[stage], unit: unit)
    return StepLocation(
      stage: plan.stages[stage], unit: unit, count: plan.counts[stage],
      terms: latest.term..<(latest.isTerm ? latest.term + 1 : count), termCount: count)
  }
}
