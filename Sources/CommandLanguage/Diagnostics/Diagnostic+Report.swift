extension Diagnostic {
  /// How many characters of a long source line are shown before and behind the caret.
  private static let context = 50

  /// A report of several lines: `file:line:column: message`, the source line, a caret, and notes.
  ///
  ///     a.gradus:4:1: 'cnov' is not a command
  ///       cnov 2 3x3
  ///       ^^^^
  ///       did you mean 'conv'?
  ///
  /// Control characters are made harmless, tabs are widened, and of a long line only the
  /// surroundings are shown; the caret stands right under wide characters, too.
  ///
  /// - Parameters:
  ///   - file: the file's name; `nil` where the statement was typed, and no place is printed.
  ///   - sourceLine: the text of the line that the range is on; `nil` shows no line.
  ///   - place: the place to print where the diagnostic has no range of its own.
  ///   - pointing: whether a caret is drawn.
  ///   - setting: makes lines of the message and of each note, which have no harm in them by then.
  /// - Returns: the report without a line break at its end.
  package func report(
    file: String?, sourceLine: String? = nil, at place: SourceRange? = nil, pointing: Bool = true,
    setting: (String) -> [String] = { [$0] }
  ) -> String {
    let place = range ?? place
    var lines: [String] = []
    var head = ""
    if let file {
      head = DisplayText.harmless(file) + ":"
      if let place { head += "\(place.line):\(place.column):" }
      head += " "
    }
    lines += setting(head + DisplayText.harmless(message))
    if let sourceLine, let place {
      let (shown, caret) = Self.pointed(sourceLine, at: place)
      lines.append("  " + shown)
      if pointing { lines.append("  " + caret) }
    }
    if let suggestion {
      let shown = DisplayText.harmless(DisplayText.shortened(suggestion))
      lines.append("  did you mean '\(shown)'?")
    }
    lines += notes.flatMap { setting(DisplayText.harmless($0)) }.map { "  " + $0 }
    return lines.joined(separator: "\n")
  }

  private static func pointed(
    _ line: String, at range: SourceRange
  ) -> (shown: String, caret: String) {
    let characters = Array(line)
    let start = min(max(0, range.column - 1), characters.count)
    let end = min(characters.count, start + range.length)
    let from = characters.count <= 2 * context ? 0 : max(0, start - context)
    let to =
      characters.count <= 2 * context
      ? characters.count
      : min(characters.count, start + context)
    let before = characters[from..<start]
    let marked = characters[start..<min(end, to)]
    let dots = from > 0 ? "..." : ""
    let shown =
      dots + characters[from..<to].map(DisplayText.shown).joined()
      + (to < characters.count ? "..." : "")
    let indent = dots.count + before.reduce(0) { $0 + DisplayText.width($1) }
    let length = max(1, marked.reduce(0) { $0 + DisplayText.width($1) })
    return (shown, String(repeating: " ", count: indent) + String(repeating: "^", count: length))
  }
}
