/// Lays out the candidates of a completion below the line.
struct CompletionListing {
  let columns: Int
  let rows: Int

  /// One line for each candidate with its description; names in columns where those do not fit.
  func lines(for candidates: [CompletionAnswer.Candidate]) -> [String] {
    let hasDescriptions = candidates.contains { !$0.description.isEmpty }
    // The line itself and its prompt stay in sight.
    let room = max(rows - 2, 1)
    if hasDescriptions, candidates.count <= room { return described(candidates) }
    return inColumns(candidates.map(\.text), room: room)
  }

  private func described(_ candidates: [CompletionAnswer.Candidate]) -> [String] {
    let widest = candidates.map { TerminalText.width($0.text) }.max() ?? 0
    return candidates.map { candidate in
      var line = candidate.text
      if !candidate.description.isEmpty {
        let padding = widest - TerminalText.width(candidate.text)
        line += String(repeating: " ", count: padding + 3) + candidate.description
      }
      // The last column stays free: some terminals wrap there.
      return TerminalText.clipped(line, columns: columns - 1)
    }
  }

  private func inColumns(_ names: [String], room: Int) -> [String] {
    let cell = (names.map(TerminalText.width).max() ?? 0) + 2
    let across = max((columns + 1) / cell, 1)
    let needed = (names.count + across - 1) / across
    let down = needed <= room ? needed : max(room - 1, 1)
    // Down first, as `ls` does, so that neighbours stand below each other.
    var lines = (0..<down).map { row in
      let inRow = stride(from: row, to: min(names.count, down * across), by: down).map { names[$0] }
      let padded = inRow.dropLast().map { name in
        name + String(repeating: " ", count: cell - TerminalText.width(name))
      }
      return TerminalText.clipped(padded.joined() + (inRow.last ?? ""), columns: columns - 1)
    }
    let hidden = names.count - min(names.count, down * across)
    if hidden > 0 { lines.append("... and \(hidden) more") }
    return lines
  }
}
