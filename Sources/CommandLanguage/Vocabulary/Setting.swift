/// An option of `set`.
package enum Setting: String, CaseIterable, Sendable {
  case digits, colour, theme, glyphs, width, precision, threads, speak, hints, highlight
  case suggestions

  /// Its values and what it changes.
  package var specification: OptionSpecification { option.specification }

  /// What declares and reads it.
  var option: any DeclaredOption {
    switch self {
    case .digits: SetCommand.digits
    case .colour: SetCommand.colour
    case .theme: SetCommand.theme
    case .glyphs: SetCommand.glyphs
    case .width: SetCommand.width
    case .precision: SetCommand.precision
    case .threads: SetCommand.threads
    case .speak: SetCommand.speak
    case .hints: SetCommand.hints
    case .highlight: SetCommand.highlight
    case .suggestions: SetCommand.suggestions
    }
  }
}
