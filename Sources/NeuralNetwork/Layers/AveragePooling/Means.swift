/// Which cells of a picture each position of a layer averages, and what it divides by.
package struct Means {
  /// What a position covers along one axis.
  struct Span {
    /// The cells of the input.
    let cells: Range<Int>
    /// How many cells count in the divisor.
    let counted: Int
  }

  let rows: [Span]
  let columns: [Span]
  let input: Size

  /// Whether some position divides by more cells than it averages.
  package var countsZeros: Bool {
    (rows + columns).contains { $0.counted != $0.cells.count }
  }

  /// What the mean at a position, counted in row order, is divided by.
  package func divisor(at position: Int) -> Int {
    let (row, column) = position.quotientAndRemainder(dividingBy: columns.count)
    return rows[row].counted * columns[column].counted
  }
}

extension Operation {
  /// Whether a mean's divisor counts padding.
  var countsPadding: Bool {
    if case .mean(let countsPadding) = computation { countsPadding } else { false }
  }
}

extension Layer {
  /// What the layer averages; `nil` where it is none of means.
  package var means: Means? {
    guard case .mean(let countsPadding) = computation else { return nil }
    switch wiring.form {
    case .windows(let windows): return Means(windows.geometry, countsPadding: countsPadding)
    case .spans(let spans): return Means(spans)
    case .pairs, .each, .behindEachOther, .reversed, .runs:
      preconditionFailure("a mean is of rectangles")
    }
  }
}

extension Means {
  /// The cells of each window on a picture; a divisor ends where the padding does.
  init(_ geometry: WindowGeometry, countsPadding: Bool) {
    func spans(
      _ input: Int, _ output: Int, _ window: Int, _ stride: Int, _ padding: Int
    ) -> [Span] {
      (0..<output).map { position in
        let start = position * stride - padding
        let cells = max(0, start)..<min(input, start + window)
        return Span(
          cells: cells,
          counted: countsPadding ? min(window, input + padding - start) : cells.count)
      }
    }
    let (window, input, output) = (geometry.window, geometry.input, geometry.output)
    self.init(
      rows: spans(
        input.rows, output.rows, window.size.rows, window.stride.rows, window.padding.rows),
      columns: spans(
        input.columns, output.columns, window.size.columns, window.stride.columns,
        window.padding.columns),
      input: input)
  }

  /// The cells of each span.
  init(_ spans: Wiring.Spans) {
    func span(_ cells: Range<Int>) -> Span { Span(cells: cells, counted: cells.count) }
    self.init(
      rows: spans.rows.map(span), columns: spans.columns.map(span), input: spans.input)
  }
}
