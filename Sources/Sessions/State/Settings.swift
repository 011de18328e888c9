import CommandLanguage

/// What `set` changes: how things look, and how many threads work, never what comes out.
package struct Settings: Equatable, Sendable {
  package typealias Colour = SetCommand.Colour
  package typealias Theme = SetCommand.Theme
  package typealias Glyphs = SetCommand.Glyphs

  /// How many significant digits views show.
  package var digits = 3
  /// When to use colour.
  package var colour = Colour.auto
  /// What the terminal's background is like.
  package var theme = Theme.dark
  /// Which characters to draw with.
  package var glyphs = Glyphs.auto
  /// How wide views are; `nil` for the terminal's own width.
  package var width: Int?
  /// How many threads long work uses; `nil` for one for each core.
  package var threads: Int?
  /// Whether views are told as sentences, for a screen reader.
  package var speaks = false
  /// Whether `try:` hints are shown.
  package var showsHints = true
  /// Whether a line shows what it means while it is typed.
  package var highlights = true
  /// Whether a line shows how one of the history goes on.
  package var suggests = false

  /// The settings of a new session.
  package init() {}
}
