/// The escape sequences of a terminal's colours.
///
/// Heat runs from blue below zero to orange above, never through red or green, and is strongest
/// where the magnitude is. Text on it is black or white, whichever stands out more.
struct Palette {
  let colour: RenderingOptions.ColourLevel
  let theme: RenderingOptions.Theme

  /// The parameters of the sequence that begins an ink; `nil` where it looks like plain text.
  func parameters(for ink: Ink) -> String? {
    // Asked for by name, and no colour.
    if ink == .reverse { return "7" }
    if colour == .none { return nil }
    switch ink {
    case .reverse: return "7"
    case .style(let style): return parameters(for: style)
    case .negative: return foreground(isPositive: false)
    case .positive: return foreground(isPositive: true)
    case .heat(let heat, let isStrong):
      let bold = isStrong ? "1" : nil
      return [bold, parameters(forHeat: heat)].compactMap { $0 }.joined(separator: ";").nonEmpty
    case .group(let group, let isStrong):
      let bold = isStrong ? "1" : nil
      return [bold, parameters(forGroup: group)].compactMap { $0 }.joined(separator: ";").nonEmpty
    }
  }

  /// Sixteen colours are too few to tell groups apart: there the cells' letters do alone.
  private func parameters(forGroup group: Int) -> String? {
    let ground = GroupColours.ground(group, theme)
    switch colour {
    case .none, .ansi16: return nil
    case .ansi256:
      let code = ground.cubeCode
      return "38;5;\(RGB(cubeCode: code).prefersBlackText ? 16 : 231);48;5;\(code)"
    case .trueColour:
      let text = ground.prefersBlackText ? "0;0;0" : "255;255;255"
      return "38;2;\(text);48;2;\(ground.red);\(ground.green);\(ground.blue)"
    }
  }

  private func parameters(for style: Text.Style) -> String? {
    switch style {
    case .plain: nil
    case .strong: "1"
    case .muted:
      switch colour {
      case .ansi256, .trueColour: theme == .dark ? "38;5;246" : "38;5;242"
      default: "2"
      }
    case .code: "1"
    case .signed: foreground(isPositive: true)
    case .marked: "1;4"
    case .alarm:
      switch colour {
      case .ansi256, .trueColour: theme == .dark ? "1;38;5;219" : "1;38;5;90"
      default: "1;35"
      }
    }
  }

  private func foreground(isPositive: Bool) -> String {
    switch (colour, theme) {
    case (.ansi256, .dark), (.trueColour, .dark): isPositive ? "38;5;215" : "38;5;111"
    case (.ansi256, .light), (.trueColour, .light): isPositive ? "38;5;130" : "38;5;25"
    case (_, .dark): isPositive ? "33" : "94"
    case (_, .light): isPositive ? "33" : "34"
    }
  }

  private func parameters(forHeat heat: Double) -> String? {
    guard abs(heat) >= Self.faintest else { return nil }
    switch colour {
    case .none: return nil
    case .ansi16:
      if abs(heat) < 0.5 { return foreground(isPositive: heat > 0) }
      return heat > 0 ? "30;43" : "97;44"
    case .ansi256:
      let code = Self.cubeCode(heat, theme)
      return "38;5;\(RGB(cubeCode: code).prefersBlackText ? 16 : 231);48;5;\(code)"
    case .trueColour:
      let ground = RGB.heat(heat, theme)
      let text = ground.prefersBlackText ? "0;0;0" : "255;255;255"
      return "38;2;\(text);48;2;\(ground.red);\(ground.green);\(ground.blue)"
    }
  }

  /// Heat below this is shown as none.
  private static let faintest = 1.0 / 64

  /// The code in the cube of 256 colours that stands for a heat.
  static func cubeCode(_ heat: Double, _ theme: RenderingOptions.Theme) -> Int {
    let steps =
      switch (theme, heat > 0) {
      case (.dark, true): [237, 94, 130, 172, 208, 214]
      case (.dark, false): [237, 24, 25, 32, 39, 117]
      case (.light, true): [230, 223, 215, 208, 172]
      case (.light, false): [189, 153, 75, 32, 25]
      }
    return steps[min(steps.count - 1, Int(abs(heat) * Double(steps.count)))]
  }
}

extension String {
  fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
