/// What a person may type for short at a prompt, and a script may not.
enum PromptShorthand: Equatable {
  /// `clear`: an empty screen.
  case clear
  /// `?`, `?WORD` and `WORD?`: the statement that is meant.
  case help(String)

  /// Reads a whole line; `nil` where it is a line of the language.
  init?(_ line: String) {
    let words = line.split(whereSeparator: \.isWhitespace)
    guard words.count == 1, let word = words.first else { return nil }
    switch (word.first, word.last) {
    case _ where word == "clear": self = .clear
    case ("?", _): self = .help(word.count == 1 ? "help" : "help \(word.dropFirst())")
    case (_, "?"): self = .help("help \(word.dropLast())")
    default: return nil
    }
  }

  /// What clears the screen, with what was scrolled off it.
  static let clearing = "\u{1B}[H\u{1B}[2J\u{1B}[3J"
}
