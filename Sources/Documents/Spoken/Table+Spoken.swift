extension Table {
  /// Up to so many rows are told.
  private static var mostRows: Int { 100 }

  /// A sentence for each row: every cell behind its column's title.
  var sentences: [Text] {
    var sentences = rows.enumerated().prefix(Self.mostRows).compactMap { index, row -> Text? in
      // A row of nothing but pictures, behind what they are called, says nothing.
      if row.dropFirst().contains(where: \.isDrawn), row.dropFirst().allSatisfy(\.isSpokenSilent) {
        return nil
      }
      var text: Text = index == markedRow ? "here: " : ""
      var isFirst = true
      for (column, cell) in zip(columns, row) where !cell.isSpokenSilent {
        if !isFirst { text += "; " }
        isFirst = false
        if !column.title.isEmpty {
          text += Text(
            column.title.first?.isNumber == true ? "\(column.title): " : "\(column.title) ")
        }
        text += cell
      }
      return text
    }
    if rows.count > Self.mostRows {
      sentences.append("and \(rows.count - Self.mostRows) more rows")
    }
    return sentences
  }
}

extension Text {
  /// Whether some of it is drawn.
  fileprivate var isDrawn: Bool {
    spans.contains { if case .drawing = $0.content { true } else { false } }
  }

  /// Whether nothing of it is told.
  fileprivate var isSpokenSilent: Bool {
    spans.allSatisfy { span in
      switch span.content {
      case .string(let string): string.isEmpty
      case .number, .precise: false
      case .drawing(_, let spoken): spoken.isEmpty
      }
    }
  }
}
