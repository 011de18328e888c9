import NeuralNetwork

/// A table or grid of a document as plain rows under a header, for what keeps no layout.
struct Sheet: Equatable {
  /// What stands in one place.
  enum Field: Equatable {
    /// A number, as it is held.
    case number(Double)
    /// Words.
    case text(String)
    /// Nothing, or what the window masks.
    case empty
  }

  /// What it is called among the others of its document.
  var name: String
  /// The titles of its columns; empty where it has none.
  let header: [String]
  /// The rows.
  let rows: [[Field]]

  /// How many columns it has.
  var columnCount: Int { max(header.count, rows.map(\.count).max() ?? 0) }
}

extension Sheet {
  /// The rows of a table, without the columns that are drawn for the eye alone.
  init(_ table: Table, named name: String) {
    let columns = table.columns.indices.filter { !table.isDrawing(column: $0) }
    self.init(
      name: name, header: columns.map { table.columns[$0].plainName },
      rows: table.rows.map { row in
        columns.compactMap { row.indices.contains($0) ? Field(row[$0]) : nil }
      })
  }

  /// The rows of a grid, each behind its label.
  init(_ grid: Grid, named name: String) {
    let hasLabels = grid.namesRows
    let columns = grid.rows.map(\.count).max() ?? 0
    // Where rows have labels, columns need a header, too: they are counted.
    let titles =
      !grid.columnLabels.isEmpty
      ? grid.columnLabels : hasLabels ? (0..<columns).map(String.init) : []
    self.init(
      name: name, header: titles.isEmpty ? [] : (hasLabels ? ["row"] : []) + titles,
      rows: grid.rows.enumerated().map { row, cells in
        let start: [Field] = hasLabels ? [.text(grid.rowLabels[row])] : []
        return start + cells.map { Field($0) }
      })
  }

  /// The rows of a value: its last axis goes across.
  init(_ value: Tensor, named name: String) {
    let columns = max(1, value.shape.extents.last ?? 1)
    self.init(
      name: name, header: [],
      rows: stride(from: 0, to: value.count, by: columns).map { start in
        value.elements[start..<start + columns].map { Field.number($0) }
      })
  }
}

extension Sheet {
  /// The points of a chart: a row for each place along its axis, a column for each curve.
  init(_ chart: Chart, named name: String) {
    if chart.isPlane {
      self.init(
        name: name, header: [chart.across.title, chart.up.title, "class"],
        rows: chart.series.flatMap { series in
          series.points.map { [.number($0.x), .number($0.y), .text(series.name)] }
        })
      return
    }
    var places: [Double: [Field]] = [:]
    for (column, series) in chart.series.enumerated() {
      for point in series.points {
        places[point.x, default: [Field](repeating: .empty, count: chart.series.count)][column] =
          .number(point.y)
      }
    }
    self.init(
      name: name, header: [chart.across.title] + chart.series.map(\.name),
      rows: places.sorted { $0.key < $1.key }.map { place, values in
        [Field.number(place)] + values
      })
  }
}

extension Table {
  /// Whether all that a column's cells hold is drawn, and said elsewhere.
  fileprivate func isDrawing(column: Int) -> Bool {
    let cells = rows.compactMap { $0.indices.contains(column) ? $0[column] : nil }
    return cells.contains { !$0.spans.isEmpty } && cells.allSatisfy { Sheet.Field($0) == .empty }
  }
}

extension Table.Column {
  /// Its title without the sign that joins it to the column before, as in `= term`: a spreadsheet
  /// would read a formula.
  fileprivate var plainName: String {
    if let name { return name }
    return title.hasPrefix("= ") ? String(title.dropFirst(2)) : title
  }
}

extension Text.Span {
  /// The number that it is, if it is one.
  fileprivate var number: Double? {
    switch content {
    case .number(let value), .precise(let value, _): value
    case .string, .drawing: nil
    }
  }
}

extension Sheet.Field {
  /// What a table's text says: its number where it is one and nothing else.
  init(_ text: Text) {
    if text.spans.count == 1, let value = text.spans[0].number {
      self = .number(value)
      return
    }
    // Bars are drawn for the eye; what they say stands beside them.
    let words = text.spans.map { span in
      switch span.content {
      case .string(let string): string
      case .number(let value), .precise(let value, _): ExactNumberFormat.string(value)
      case .drawing(_, let spoken): spoken
      }
    }.joined()
    self = words.isEmpty ? .empty : .text(words)
  }

  /// What a grid's cell holds.
  init(_ cell: Grid.Cell) {
    switch cell.content {
    case .number(let value): self = .number(value)
    case .text(let text): self = .text(text)
    case .sign(let sign, let meaning):
      if let number = Double(meaning) { self = .number(number) } else { self = .text(sign) }
    case .masked, .blank: self = .empty
    }
  }

  /// The number in full, or the words as they are.
  var exactString: String {
    switch self {
    case .number(let value): ExactNumberFormat.string(value)
    case .text(let text): ControlCharacters.madeVisible(in: text)
    case .empty: ""
    }
  }
}
