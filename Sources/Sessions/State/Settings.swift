/// What `set` changes: how things look, never what they are.
package struct Settings: Equatable, Sendable {
  /// When to use colour.
  package enum Colour: String, Sendable, CaseIterable {
    /// Where the terminal shows it.
    case auto
    /// Everywhere.
    case always
    /// Nowhere.
    case never
  }

  /// What the terminal's background is like.
  package enum Theme: String, Sendable, CaseIterable {
    /// Light on dark.
    case dark
    /// Dark on light.
    case light
    /// What the terminal says.
    case auto
  }

  /// Which characters to draw with.
  package enum Glyphs: String, Sendable, CaseIterable {
    /// What the locale allows.
    case auto
    /// All.
    case unicode
    /// ASCII alone.
    case ascii
  }

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
