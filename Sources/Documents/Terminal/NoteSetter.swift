/// Puts notes on the screen, each behind the sign of its kind.
struct NoteSetter {
  let typesetter: Typesetter
  /// The columns there are.
  let screen: Int

  /// The lines of a note; none for a hint where hints are not wanted.
  func lines(_ note: Note) -> [Line] {
    switch note.kind {
    case .next where !typesetter.options.showsHints: []
    case .next: lines(note, sign: Text("next: ", style: .muted), base: .code)
    case .remark: lines(note, sign: Text("\u{B7} ", style: .muted), base: .plain)
    case .stale: lines(note, sign: Text("\u{25CC} (stale) ", style: .marked), base: .muted)
    case .warning: lines(note, sign: Text("! ", style: .alarm), base: .plain)
    case .check: lines(note, sign: Text("\u{2713} ", style: .strong), base: .plain)
    }
  }

  private func lines(_ note: Note, sign: Text, base: Text.Style) -> [Line] {
    let first = typesetter.line(sign)
    let indent = min(first.width, screen / 3)
    let words = typesetter.runs(note.text, base: base)
    return Wrapper(columns: screen, indent: indent).lines(first.runs + words)
  }
}
