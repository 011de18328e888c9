extension Grid {
  /// Up to so many cells are told one by one.
  private static var mostCells: Int { 48 }
  /// So many cells of a row are told of a grid that is larger.
  private static var mostOfRow: Int { 12 }

  /// The grid in sentences: its title with its extent, a sentence for each row, and what stands out.
  ///
  /// Of a large one the range, the zeros and the first row are told.
  var sentences: [Text] {
    if let spoken, let first = spoken.first {
      return [title.spans.isEmpty ? first : "\(heading): \(first)"] + spoken.dropFirst() + captions
    }
    let columns = rows.first?.count ?? 0
    let extent: Text =
      "\(rows.count) \(rows.count == 1 ? "row" : "rows"), \(columns) \(columns == 1 ? "column" : "columns")"
    let top: Text = title.spans.isEmpty && sign.isEmpty ? extent : "\(heading): \(extent)"
    let marks = Marking.allCases.compactMap { $0.sentence(self) }
    if rows.count * columns > Self.mostCells {
      return [top, summary] + rows.indices.prefix(1).map { row($0, limit: Self.mostOfRow) } + marks
        + captions
    }
    return [top] + rows.indices.map { row($0, limit: columns) } + marks + captions
  }

  private var heading: Text { sign.isEmpty ? title : "\(sign) \(title)" }
  private var captions: [Text] { caption.spans.isEmpty ? [] : [caption] }

  /// A row as a sentence; neighbours that are alike are counted.
  private func row(_ index: Int, limit: Int) -> Text {
    let cells = rows[index]
    let label = rowLabels.indices.contains(index) ? rowLabels[index] : ""
    var text: Text = label.isEmpty ? "row \(index): " : "\(label): "
    let shown = min(limit, cells.count)
    var parts: [Text] = []
    var place = 0
    while place < shown {
      let words = cells[place].words
      var end = place + 1
      if columnLabels.isEmpty {
        while end < shown, cells[end].words == words { end += 1 }
      }
      let name = columnLabels.indices.contains(place) ? columnLabels[place] + " " : ""
      parts.append(end - place > 2 ? "\(end - place) times \(words)" : "\(name)\(words)")
      if end - place == 2 { parts.append(words) }
      place = end
    }
    text += parts.joined(by: ", ")
    return shown < cells.count ? text + ", and \(cells.count - shown) more" : text
  }

  /// Range, zeros and what is forced to 0, where it is too large to be read out.
  private var summary: Text {
    let cells = rows.joined()
    let numbers = cells.compactMap(\.number)
    var parts: [Text] = []
    if let least = numbers.min(), let most = numbers.max() {
      parts.append("numbers from \(least) to \(most)")
      let zeros = numbers.count { $0 == 0 }
      if zeros > 0 { parts.append("\(zeros) of them 0") }
      if let place = place(where: { $0.number == most }) {
        parts.append("the largest in row \(place.row), column \(place.column)")
      }
    }
    let masked = cells.count { $0.content == .masked }
    if masked > 0 { parts.append("\(masked) forced to 0") }
    let words = Dictionary(grouping: cells.filter { $0.number == nil && $0.content != .masked }) {
      $0.words.exactString
    }
    for (word, cells) in words.sorted(by: { $0.key < $1.key }).prefix(6) where !word.isEmpty {
      parts.append("\(cells.count) times \(word)")
    }
    if words.count > 6 { parts.append("and \(words.count - 6) other entries") }
    return parts.joined(by: "; ")
  }

  private func place(where condition: (Cell) -> Bool) -> (row: Int, column: Int)? {
    for (row, cells) in rows.enumerated() {
      if let column = cells.firstIndex(where: condition) { return (row, column) }
    }
    return nil
  }
}

extension Grid.Cell {
  /// What the cell holds, in words.
  var words: Text {
    switch content {
    case .number(let value): .number(value)
    case .text(let text): Text(text)
    case .sign(_, let meaning): Text(meaning)
    case .masked: "forced to 0"
    case .blank: "nothing"
    }
  }
}

/// A way in which cells stand out, and how it is told.
private enum Marking: CaseIterable {
  case window, winner, changed, padding, right

  /// Where cells of a grid stand out so, if any does.
  func sentence(_ grid: Grid) -> Text? {
    var places: [(row: Int, column: Int)] = []
    for (row, cells) in grid.rows.enumerated() {
      for (column, cell) in cells.enumerated() where cell.mark.isTold(as: self) {
        places.append((row, column))
      }
    }
    guard let first = places.first, let last = places.last else { return nil }
    let rows = first.row...last.row
    let columns = (places.map(\.column).min() ?? 0)...(places.map(\.column).max() ?? 0)
    if places.count == rows.count * columns.count {
      return "\(word): \(Self.span("row", rows)), \(Self.span("column", columns))"
    }
    if places.count == 1 { return "\(word): row \(first.row), column \(first.column)" }
    if places.count <= 6 {
      let texts = places.map { place -> Text in "row \(place.row) column \(place.column)" }
      return "\(word): \(texts.joined(by: "; "))"
    }
    return "\(word): \(places.count) of them"
  }

  private var word: String {
    switch self {
    case .window: "in the window"
    case .winner: "the winner"
    case .changed: "changed"
    case .padding: "padding"
    case .right: "right"
    }
  }

  private static func span(_ what: String, _ range: ClosedRange<Int>) -> String {
    range.count == 1
      ? "\(what) \(range.lowerBound)" : "\(what)s \(range.lowerBound) to \(range.upperBound)"
  }
}

extension Grid.Cell.Mark {
  /// Whether it is told in that way.
  fileprivate func isTold(as marking: Marking) -> Bool {
    switch self {
    case .window: marking == .window
    case .winner: marking == .winner
    case .changed: marking == .changed
    case .padding: marking == .padding
    case .right: marking == .right
    case .none, .muted: false
    }
  }
}
