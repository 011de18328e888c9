extension Diagnostic {
  /// How many columns of a long source line are shown where nothing else is said.
  package static let usualColumns = 106

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
  ///   - columns: how many columns there are for the source line and what stands before it.
  ///   - setting: makes lines of the message and of each note, which have no harm in them by then.
  /// - Returns: the report without a line break at its end.
  package func report(
    file: String?, sourceLine: String? = nil, at place: SourceRange? = nil, pointing: Bool = true,
    columns: Int = usualColumns, setting: (String) -> [String] = { [$0] }
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
      let (shown, caret) = Self.pointed(sourceLine, at: place, columns: columns - 2)
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

  /// The line, or what of it surrounds the range, and a caret below.
  private static func pointed(
    _ line: String, at range: SourceRange, columns: Int
  ) -> (shown: String, caret: String) {
    let characters = Array(line)
    let start = min(max(0, range.column - 1), characters.count)
    let end = min(characters.count, start + range.length)
    let widths = characters.map(DisplayText.width)
    var (from, to) = (0, characters.count)
    if widths.reduce(0, +) > columns {
      // Dots may stand on both sides.
      let side = max(1, (columns - 2 * dots.count) / 2)
      var room = side
      to = start
      while to < characters.count, widths[to] <= room {
        room -= widths[to]
        to += 1
      }
      room += side
      from = start
      while from > 0, widths[from - 1] <= room {
        from -= 1
        room -= widths[from]
      }
      while to < characters.count, widths[to] <= room {
        room -= widths[to]
        to += 1
      }
    }
    let before = from > 0 ? dots : ""
    let shown =
      before + characters[from..<to].map(DisplayText.shown).joined()
      + (to < characters.count ? dots : "")
    let indent = before.count + widths[from..<start].reduce(0, +)
    let length = max(1, widths[start..<max(start, min(end, to))].reduce(0, +))
    return (shown, String(repeating: " ", count: indent) + String(repeating: "^", count: length))
  }

  private static let dots = "..."
}
