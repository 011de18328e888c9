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
    append(line, to: &result)
    return result
  }

  /// Puts the same behind other text.
  func append(_ line: Line, to result: inout String) {
    for run in line.trimmed.runs {
      let parameters = palette.parameters(for: run.ink)
      if let parameters {
        result += "\u{1B}["
        result += parameters
        result += "m"
      }
      // As wide as it has bytes, it is ASCII.
      let isASCII = run.width == run.text.utf8.count
      result += isASCII ? run.text : run.text.withPlainSpaces
      if parameters != nil { result += "\u{1B}[0m" }
    }
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
