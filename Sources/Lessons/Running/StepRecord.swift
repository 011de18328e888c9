/// What became of a step, for the learner's progress and the teacher's report.
package struct StepRecord: Hashable, Sendable {
  /// How a step ended.
  package enum Ending: String, Equatable, Sendable, CaseIterable {
    /// Not at all yet.
    case open
    /// Read to its end.
    case read
    /// The learner did it.
    case done
    /// The lesson did it.
    case skipped
  }

  /// How it ended.
  package var ending = Ending.open
  /// How many hints were shown.
  package var hints = 0
  /// How many predictions were right.
  package var rightGuesses = 0
  /// How many predictions were made.
  package var guesses = 0
  /// How often the learner said `done` too early.
  package var tries = 0
  /// How many seconds the learner was at it, by the clock of the one who says so.
  package var seconds = 0

  /// Makes the record of a step that was not begun.
  package init() {}

  /// Takes in what another stretch of the same step came to.
  mutating func absorb(_ other: StepRecord) {
    switch other.ending {
    case .open: break
    case .done: ending = .done
    case .read, .skipped: if ending == .open { ending = other.ending }
    }
    hints = max(hints, other.hints)
    rightGuesses += other.rightGuesses
    guesses += other.guesses
    tries += other.tries
    seconds += other.seconds
  }
}
