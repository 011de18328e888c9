import Platform

/// What a terminal is known to take beyond text and colour, by how it names itself.
///
/// Whoever does not know a sequence may show it, and some mean something else by it: of a terminal that
/// is not listed nothing is supposed.
package struct TerminalAbilities: Equatable, Sendable {
  /// Whether it finds prompts by marks: OSC 133.
  package let marksPrompts: Bool
  /// Whether it shows how far work is in its tab or in the task bar: OSC 9;4.
  package let showsProgress: Bool
  /// Whether its window has a title that can be set: OSC 2.
  package let hasTitle: Bool

  /// No ability.
  package static let none = Self { _ in nil }

  /// Judges by the environment's variables.
  package init(environment: (String) -> String?) {
    func has(_ name: String) -> Bool { environment(name)?.isEmpty == false }
    let term = environment("TERM") ?? ""
    let program = environment("TERM_PROGRAM") ?? ""
    let vte = environment("VTE_VERSION").flatMap { Int($0) } ?? 0
    // Inside another one, such as tmux, the variables of the outer terminal say nothing.
    let isInside = term.hasPrefix("tmux") || term.hasPrefix("screen")
    if isInside {
      marksPrompts = program == "tmux"
      showsProgress = false
      hasTitle = program == "tmux"
      return
    }
    let isWindowsTerminal = has("WT_SESSION")
    let isGhostty = term == "xterm-ghostty" || program == "ghostty"
    let isKitty = term == "xterm-kitty"
    let isFoot = term == "foot" || term.hasPrefix("foot-")
    let isOfMarks = ["iTerm.app", "WezTerm", "vscode", "WarpTerminal", "rio"].contains(program)
    // kitty and iTerm have long shown a message for what is progress elsewhere.
    let isOfProgress = program == "mintty" || environment("ConEmuANSI") == "ON"
    let isOfTitles = ["alacritty", "rxvt", "contour"].contains { term.hasPrefix($0) }
    marksPrompts =
      isWindowsTerminal || isGhostty || isKitty || isFoot || isOfMarks || has("KONSOLE_VERSION")
    showsProgress = isWindowsTerminal || isGhostty || isOfProgress || vte >= 8000
    hasTitle =
      marksPrompts || showsProgress || isOfTitles || vte > 0 || has("XTERM_VERSION")
      || program == "Apple_Terminal"
  }

  /// Those of this process's terminal.
  package static let current = Self { name in getenv(name).map { String(cString: $0) } }
}
