/// An option of `set`.
public enum Setting: String, CaseIterable, Sendable {
  case digits, colour, theme, glyphs, width, precision, speak, hints, highlight, suggestions

  /// Its values and what it changes.
  public var specification: OptionSpecification {
    switch self {
    case .digits: option(.integer(atLeast: 1), "significant digits in views (3)")
    case .colour:
      option(
        .choice([
          .init("auto", "where the output is a terminal"), .init("always", "everywhere"),
          .init("never", "nowhere"),
        ]), "colour in views")
    case .theme:
      option(
        .choice([
          .init("dark", "for a dark background"), .init("light", "for a bright one"),
          .init("auto", "as the terminal says"),
        ]),
        "colours that fit the background")
    case .glyphs:
      option(
        .choice([
          .init("auto", "what the terminal can show"), .init("unicode", "all signs"),
          .init("ascii", "plain signs alone"),
        ]), "which signs views use")
    case .width:
      option(
        .integerOr(atLeast: 1, [.init("auto", "as wide as the terminal")]), "columns of a view")
    case .precision:
      option(
        .choice([
          .init("float64", "double, to explain with"),
          .init("float32", "single, as PyTorch trains"),
        ]), "what passes and training compute in")
    case .speak: option(.flag, "views as sentences, for a screen reader")
    case .hints: option(.flag, "one line on what to try next")
    case .highlight: option(.flag, "colour in the line, and what may follow, while you type")
    case .suggestions: option(.flag, "lines from your history while you type; Right takes one")
    }
  }

  private func option(_ kind: ParameterKind, _ summary: String) -> OptionSpecification {
    OptionSpecification(rawValue, kind, summary)
  }
}
