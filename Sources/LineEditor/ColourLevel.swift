/// How many colours a terminal can show.
package enum ColourLevel: Int, Comparable, Sendable {
  /// No colour is to be used.
  case none

  /// The sixteen basic colours.
  case basic

  /// The palette of 256.
  case palette

  /// Any red, green and blue.
  case trueColour

  /// Whether the first level has fewer colours.
  package static func < (first: Self, second: Self) -> Bool { first.rawValue < second.rawValue }

  /// Judges by `NO_COLOR`, `TERM` and `COLORTERM`.
  init(environment: (String) -> String?) {
    let term = environment("TERM") ?? ""
    if environment("NO_COLOR")?.isEmpty == false || term.isEmpty || term == "dumb" {
      self = .none
      return
    }
    let colourTerm = environment("COLORTERM") ?? ""
    if colourTerm == "truecolor" || colourTerm == "24bit" || term.hasSuffix("-direct") {
      self = .trueColour
    } else if term.contains("256color") {
      self = .palette
    } else {
      self = .basic
    }
  }
}
