/// Puts notes on the screen, each behind the sign of its kind.
struct NoteSetter {
  let typesetter: Typesetter
  /// The columns there are.
  let screen: Int

  /// The lines of a note.
  func lines(_ note: Note) -> [Line] {
    switch note.kind {
    case .remark: lines(note.text, sign: Text("\u{B7} ", style: .muted), base: .plain)
    case .stale: lines(note.text, sign: Text("\u{25CC} (stale) ", style: .marked), base: .muted)
    case .warning: lines(note.text, sign: Text("! ", style: .alarm), base: .plain)
    case .check: lines(note.text, sign: Text("\u{2713} ", style: .strong), base: .plain)
    }
  }

  /// The lines of a suggestion; none where hints are not wanted.
  ///
  /// Where one of them is several statements, each stands by itself: "a; b or c" could be read as
  /// "a; b" or "a; c".
  func lines(_ suggestion: Suggestion) -> [Line] {
    guard typesetter.options.showsHints else { return [] }
    guard suggestion.lines.count > 1, suggestion.lines.contains(where: { $0.contains(";") }) else {
      return lines(suggestion.text, sign: Text("try: ", style: .muted), base: .code)
    }
    return suggestion.lines.enumerated().flatMap { position, line in
      lines(
        .code(line), sign: Text(position == 0 ? "try: " : " or: ", style: .muted), base: .code)
    }
  }

  private func lines(_ text: Text, sign: Text, base: Text.Style) -> [Line] {
    let first = typesetter.line(sign)
    let indent = min(first.width, screen / 3)
    let words = typesetter.runs(text, base: base)
    return Wrapper(columns: screen, indent: indent).lines(first.runs + words)
  }
}
