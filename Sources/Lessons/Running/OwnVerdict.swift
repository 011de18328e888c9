/// Why something was not worked out by the learner.
package struct OwnVerdict: Equatable, Sendable {
  /// Where it came from instead.
  package enum Source: Equatable, Sendable {
    /// It follows a gradient that is made to read wrong.
    case readOff
    /// It stays what it is while the values that it rests on change.
    case typed
    /// It changes with those values, and not as the answer does.
    case fitsHereAlone
    /// It was to be reached step by step, and rests neither on where the steps began nor on a
    /// gradient.
    case jumped
  }

  /// What it is about, by its text.
  package let name: String
  /// Where it came from.
  package let source: Source
  /// What to work it out from.
  package let remedy: Prose?

  /// The source in a few words for a lesson's author.
  var inShort: String {
    switch source {
    case .readOff: "one that was read off a gradient"
    case .typed: "one that was typed"
    case .fitsHereAlone: "one that fits these values alone"
    case .jumped: "one that no step led to"
    }
  }
}
