/// Which cell of an input each tap of a window reads at each position.
///
/// A *tap* is one cell of the window, counted without the gaps of a dilation. At output row `r` the
/// tap in row `k` reads the input's row `r · stride + k · dilation − padding`.
package struct WindowGeometry: Hashable, Sendable {
  /// The window.
  package let window: Window
  /// The extent of the input.
  package let input: Size
  /// The number of positions.
  package let output: Size

  /// Makes the geometry of a window on an input; the output is as the layer's shape says.
  package init(window: Window, input: Size, output: Size) {
    self.window = window
    self.input = input
    self.output = output
  }

  /// The input row under the tap at output row `row`; outside the input where it is padding.
  package func inputRow(outputRow row: Int, tap: Int) -> Int {
    row * window.stride.rows + tap * window.dilation.rows - window.padding.rows
  }

  /// The input column under the tap at output column `column`; outside the input where it is
  /// padding.
  package func inputColumn(outputColumn column: Int, tap: Int) -> Int {
    column * window.stride.columns + tap * window.dilation.columns - window.padding.columns
  }

  /// The output rows at which the taps of row `tap` lie within the input, not on padding.
  package func outputRows(tap: Int) -> Range<Int> {
    positions(
      offset: window.padding.rows - tap * window.dilation.rows, stride: window.stride.rows,
      input: input.rows, output: output.rows)
  }

  /// The output columns at which the taps of column `tap` lie within the input, not on padding.
  package func outputColumns(tap: Int) -> Range<Int> {
    positions(
      offset: window.padding.columns - tap * window.dilation.columns,
      stride: window.stride.columns, input: input.columns, output: output.columns)
  }

  /// The output row at which the taps of row `tap` read input row `row`, if there is one.
  package func outputRow(reading row: Int, tap: Int) -> Int? {
    let distance = row + window.padding.rows - tap * window.dilation.rows
    guard distance >= 0, distance % window.stride.rows == 0 else { return nil }
    let position = distance / window.stride.rows
    return position < output.rows ? position : nil
  }

  /// The output column at which the taps of column `tap` read input column `column`, if there is
  /// one.
  package func outputColumn(reading column: Int, tap: Int) -> Int? {
    let distance = column + window.padding.columns - tap * window.dilation.columns
    guard distance >= 0, distance % window.stride.columns == 0 else { return nil }
    let position = distance / window.stride.columns
    return position < output.columns ? position : nil
  }

  /// The cell of the input, counted in row order, under a tap at a position; `nil` on padding.
  func cell(at position: Int, tapRow: Int, tapColumn: Int) -> Int? {
    let row = inputRow(outputRow: position / output.columns, tap: tapRow)
    let column = inputColumn(outputColumn: position % output.columns, tap: tapColumn)
    guard row >= 0, row < input.rows, column >= 0, column < input.columns else { return nil }
    return row * input.columns + column
  }

  /// The tap by which the window at a position reads a cell of the input; `nil` where it does not.
  func tap(reading cell: Int, at position: Int) -> (row: Int, column: Int)? {
    func tap(_ distance: Int, dilation: Int, size: Int) -> Int? {
      guard distance >= 0, distance % dilation == 0, distance / dilation < size else { return nil }
      return distance / dilation
    }
    let row = cell / input.columns - inputRow(outputRow: position / output.columns, tap: 0)
    let column =
      cell % input.columns - inputColumn(outputColumn: position % output.columns, tap: 0)
    guard let tapRow = tap(row, dilation: window.dilation.rows, size: window.size.rows),
      let tapColumn = tap(
        column, dilation: window.dilation.columns, size: window.size.columns)
    else { return nil }
    return (tapRow, tapColumn)
  }

  /// The positions whose cell, `position · stride − offset`, lies in `0..<input`.
  private func positions(offset: Int, stride: Int, input: Int, output: Int) -> Range<Int> {
    let lower = offset <= 0 ? 0 : (offset - 1) / stride + 1
    let last = input - 1 + offset
    let upper = last < 0 ? 0 : min(output, last / stride + 1)
    return lower < upper ? lower..<upper : 0..<0
  }
}
