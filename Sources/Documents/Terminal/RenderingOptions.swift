/// What a terminal can show and what its user wants to see.
package struct RenderingOptions: Equatable, Sendable {
  /// How many colours there are.
  package enum ColourLevel: Int, Comparable, Sendable, CaseIterable {
    /// None: no escape sequence is written at all.
    case none
    /// The sixteen that every terminal has.
    case ansi16
    /// The cube of 256.
    case ansi256
    /// Red, green and blue in eight bits each.
    case trueColour

    /// Fewer colours come first.
    package static func < (left: ColourLevel, right: ColourLevel) -> Bool {
      left.rawValue < right.rawValue
    }
  }

  /// Which characters may be written.
  package enum Glyphs: String, Sendable, CaseIterable {
    /// All of them.
    case unicode
    /// Bytes below 0x80 alone; every glyph has a double.
    case ascii
  }

  /// What the terminal's background is like.
  package enum Theme: String, Sendable, CaseIterable {
    /// Bright text on a dark ground.
    case dark
    /// Dark text on a bright ground.
    case light
  }

  /// The columns of the screen, at least 20; no line is wider.
  package var width: Int { didSet { width = max(Self.leastWidth, width) } }
  /// The significant digits of a rounded number.
  package var digits: Int
  /// How many colours there are.
  package var colour: ColourLevel
  /// Which characters may be written.
  package var glyphs: Glyphs
  /// What the background is like.
  package var theme: Theme
  /// Whether `try:` hints are shown.
  package var showsHints: Bool
  /// Whether cells that changed stand in reverse, for those who sit far away; the glyph stays.
  package var reversesChanges = false

  /// Whether of a value with many numbers the first and last rows are shown alone.
  package var abridgesValues = false

  /// Whether a window has a frame around it, and no brackets.
  var framesWindows = false

  /// Options for where grids are drawn, and no line is broken at a column.
  static func drawn(digits: Int, showsHints: Bool = true) -> RenderingOptions {
    // Wide enough that no label of a grid is cut.
    var options = RenderingOptions(width: 4000, digits: digits, showsHints: showsHints)
    options.framesWindows = true
    return options
  }

  /// Makes options; as they stand, they suit a pipe.
  package init(
    width: Int = 80, digits: Int = 3, colour: ColourLevel = .none, glyphs: Glyphs = .unicode,
    theme: Theme = .dark, showsHints: Bool = true
  ) {
    self.width = max(Self.leastWidth, width)
    self.digits = digits
    self.colour = colour
    self.glyphs = glyphs
    self.theme = theme
    self.showsHints = showsHints
  }

  private static let leastWidth = 20
}
