import Lessons

/// How a learner fared in a step, at a glance.
enum StepStanding: String, CaseIterable {
  /// Not come to it.
  case none
  /// Done or read, every guess right, without help.
  case well
  /// Done, with a wrong guess, a hint or an early `done`.
  case helped
  /// Guessed wrong each time, or had the lesson do it.
  case badly

  /// The standing that a record tells.
  init(_ record: StepRecord) {
    let isWrong = record.guesses > 0 && record.rightGuesses == 0
    let hasHelp =
      record.hints > 0 || record.tries > 0 || record.rightGuesses < record.guesses
    switch record.ending {
    case .skipped: self = .badly
    case .open where record == StepRecord(): self = .none
    case .open, .read, .done: self = isWrong ? .badly : hasHelp ? .helped : .well
    }
  }

  /// The sign in a cell, which tells it without colour.
  var sign: String {
    switch self {
    case .none: "\u{B7}"
    case .well: "\u{2713}"
    case .helped: "~"
    case .badly: "\u{2717}"
    }
  }

  /// What the sign means.
  var meaning: String {
    switch self {
    case .none: "not begun"
    case .well: "right, without help"
    case .helped: "with a wrong guess, a hint or an early done"
    case .badly: "skipped, or every guess wrong"
    }
  }
}
