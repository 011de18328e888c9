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
      let parameters = palette.parameters(for: run.ink)
      if let parameters {
        result += "\u{1B}["
        result += parameters
        result += "m"
      }
      result += run.text.withPlainSpaces
      if parameters != nil { result += "\u{1B}[0m" }
    }
    return result
  }
}

extension String {
  /// This with plain spaces where lines were not to be broken.
  fileprivate var withPlainSpaces: String {
    // Of the two bytes of such a space the first is rare.
    guard utf8.contains(0xC2), contains("\u{A0}") else { return self }
    return String(map { $0 == "\u{A0}" ? " " : $0 })
  }
}
