/// Writes lines as a terminal wants them.
struct Painter {
  private let palette: Palette

  /// Makes a painter for a terminal.
  init(options: RenderingOptions) {
    palette = Palette(colour: options.colour, theme: options.theme)
  }

  /// The line with its escape sequences, without space at its end.
  func string(_ line: Line) -> String {
    var result = ""
    for run in line.trimmed.runs {
      let text = run.text.contains("\u{A0}") ? run.text.spacingOut("\u{A0}") : run.text
      if let parameters = palette.parameters(for: run.ink) {
        result += "\u{1B}[\(parameters)m\(text)\u{1B}[0m"
      } else {
        result += text
      }
    }
    return result
  }
}

extension String {
  fileprivate func spacingOut(_ character: Character) -> String {
    String(map { $0 == character ? " " : $0 })
  }
}
