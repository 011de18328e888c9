import NeuralNetwork

extension Document {
  /// The same document as sentences in a row, for a screen reader: no grid, no table, nothing that
  /// has to be seen side by side.
  public var spoken: Document {
    Document(kind: kind, blocks: blocks.flatMap(\.spoken), facts: facts)
  }
}

extension Block {
  /// The block as sentences.
  var spoken: [Block] {
    switch self {
    case .grids(let grids): [.verbatim(grids.flatMap(\.spoken))]
    case .table(let table): [.verbatim(table.spoken)]
    case .formula(let lines): [.verbatim(lines.map { "\($0.left) \($0.sign) \($0.right)" })]
    case .frames(let frames):
      frames.flatMap { [.heading($0.title)] + $0.blocks.flatMap(\.spoken) }
    case .heading, .paragraph, .value, .note, .verbatim: [self]
    }
  }
}

extension Grid {
  /// The title with the extent, then a sentence for each row.
  fileprivate var spoken: [Text] {
    let columns = rows.first?.count ?? 0
    let extent: Text =
      "\(rows.count.counted("row")), \(columns.counted("column"))"
    let heading: Text = sign.isEmpty ? title : "\(sign) \(title)"
    var sentences: [Text] = ["\(heading): \(extent)"]
    for (index, row) in rows.enumerated() {
      var text: Text =
        rowLabels.indices.contains(index) ? "\(rowLabels[index]): " : "row \(index): "
      for (column, cell) in row.enumerated() {
        if column > 0 { text += ", " }
        if columnLabels.indices.contains(column) { text += Text(columnLabels[column] + " ") }
        text += cell.spoken
      }
      sentences.append(text)
    }
    if !caption.spans.isEmpty { sentences.append(caption) }
    return sentences
  }
}

extension Grid.Cell {
  /// What the cell holds, and why it stands out, in words.
  fileprivate var spoken: Text {
    let words: Text =
      switch content {
      case .number(let value): .number(value)
      case .text(let text): Text(text)
      case .masked: "masked"
      case .blank: "nothing"
      }
    return switch mark {
    case .none, .muted: words
    case .window: "\(words) (in the window)"
    case .winner: "\(words) (the winner)"
    case .changed: "\(words) (changed)"
    case .padding: "\(words) (padding)"
    }
  }
}

extension Table {
  /// A sentence for each row: every cell behind its column's title.
  fileprivate var spoken: [Text] {
    rows.enumerated().map { index, row in
      var text: Text = index == markedRow ? "here: " : ""
      for (position, (column, cell)) in zip(columns, row).enumerated() where !cell.spans.isEmpty {
        if position > 0 { text += "; " }
        if !column.title.isEmpty { text += Text(column.title + " ") }
        text += cell
      }
      return text
    }
  }
}
