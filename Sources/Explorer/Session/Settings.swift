/// What `set` changes: how things look, never what they are.
public struct Settings: Equatable, Sendable {
  /// When to use colour.
  public enum Colour: String, Sendable, CaseIterable {
    /// Where the terminal shows it.
    case auto
    /// Everywhere.
    case always
    /// Nowhere.
    case never
  }

  /// What the terminal's background is like.
  public enum Theme: String, Sendable, CaseIterable {
    /// Light on dark.
    case dark
    /// Dark on light.
    case light
  }

  /// Which characters to draw with.
  public enum Glyphs: String, Sendable, CaseIterable {
    /// What the locale allows.
    case auto
    /// All.
    case unicode
    /// ASCII alone.
    case ascii
  }

  /// How many significant digits views show.
  public var digits = 3
  /// When to use colour.
  public var colour = Colour.auto
  /// What the terminal's background is like.
  public var theme = Theme.dark
  /// Which characters to draw with.
  public var glyphs = Glyphs.auto
  /// How wide views are; `nil` for the terminal's own width.
  public var width: Int?
  /// Whether views are told as sentences, for a screen reader.
  public var speaks = false
  /// Whether `try:` hints are shown.
  public var showsHints = true

  /// The settings of a new session.
  public init() {}
}
