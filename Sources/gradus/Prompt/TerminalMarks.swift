import LineEditor

/// What tells a terminal where prompts and answers begin, how far work is, and what its title is; each is
/// empty where the terminal is not known to take it.
struct TerminalMarks: Sendable {
  private let abilities: TerminalAbilities

  /// Those for the terminal at hand; none where nobody looks at it.
  static let current = Self(Terminal.current.isInteractive ? .current : .none)

  /// Makes marks for a terminal of some abilities.
  init(_ abilities: TerminalAbilities) { self.abilities = abilities }

  /// A prompt with marks around it.
  func marked(_ prompt: String) -> String {
    abilities.marksPrompts ? Self.command("133;A") + prompt + Self.command("133;B") : prompt
  }

  /// Whether a prompt is marked.
  var marksPrompts: Bool { abilities.marksPrompts }

  /// Before a line's answer.
  var answerBegins: String { abilities.marksPrompts ? Self.command("133;C") : "" }

  /// Behind it.
  func answerEnds(failed: Bool) -> String {
    abilities.marksPrompts ? Self.command("133;D;\(failed ? 1 : 0)") : ""
  }

  /// How far work is, from 0 to 1; `nil` at its end.
  func progress(_ fraction: Double?) -> String {
    guard abilities.showsProgress else { return "" }
    guard let fraction else { return Self.command("9;4;0") }
    return Self.command("9;4;1;\(Int(100 * min(max(fraction, 0), 1)))")
  }

  /// The window's title, in place of the one before, which is kept.
  func title(_ title: String) -> String { abilities.hasTitle ? Self.command("2;\(title)") : "" }

  /// Keeps the window's title, before it is changed.
  var keepTitle: String { abilities.hasTitle ? "\u{1B}[22;2t" : "" }

  /// Gives the window's title back that was kept.
  var restoreTitle: String { abilities.hasTitle ? "\u{1B}[23;2t" : "" }

  private static func command(_ text: String) -> String { "\u{1B}]\(text)\u{7}" }
}
