import CommandLanguage
import Documents
import LineEditor

/// The colours of a line's parts while it is typed, for a terminal's number of colours and its
/// background.
struct LineColours: Sendable {
  private let isRich: Bool
  private let isDark: Bool

  /// Makes the colours; `nil` where there are none to be shown.
  init?(_ level: RenderingOptions.ColourLevel, theme: RenderingOptions.Theme) {
    guard level != .none else { return nil }
    isRich = level != .ansi16
    isDark = theme == .dark
  }

  /// The style of a part; what means nothing is underlined as well, for who sees no colours.
  func style(of kind: LinePart.Kind) -> TextStyle {
    let (dark, light, basicDark, basicLight) = Self.parameters(of: kind)
    return TextStyle(isRich ? (isDark ? dark : light) : (isDark ? basicDark : basicLight))
  }

  /// The style of what may follow.
  var hint: TextStyle {
    TextStyle(isRich ? (isDark ? "38;5;243" : "38;5;246") : "2")
  }

  private static func parameters(
    of kind: LinePart.Kind
  ) -> (dark: String, light: String, basicDark: String, basicLight: String) {
    switch kind {
    case .command: ("1;38;5;117", "1;38;5;25", "1;36", "1;34")
    case .option: ("38;5;110", "38;5;31", "36", "36")
    case .name: ("38;5;153", "38;5;24", "94", "34")
    case .field: ("38;5;180", "38;5;94", "33", "35")
    case .function: ("38;5;183", "38;5;91", "95", "35")
    case .number: ("38;5;215", "38;5;130", "33", "31")
    case .text: ("38;5;150", "38;5;28", "32", "32")
    case .comment: ("38;5;245", "38;5;242", "2", "2")
    case .unknown: ("4;38;5;210", "4;38;5;160", "4;91", "4;31")
    }
  }
}
