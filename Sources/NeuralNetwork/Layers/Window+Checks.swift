extension Window {
  /// Checks that sizes, strides and dilations are positive and paddings are not negative.
  func checkSizes() throws(ShapeError) {
    for (quantity, size) in [("window", size), ("stride", stride), ("dilation", dilation)] {
      if size.rows < 1 { throw .notPositive(quantity: "\(quantity) rows", value: size.rows) }
      if size.columns < 1 {
        throw .notPositive(quantity: "\(quantity) columns", value: size.columns)
      }
    }
    for padding in [padding, paddingBehind] {
      if padding.rows < 0 { throw .negative(quantity: "padding rows", value: padding.rows) }
      if padding.columns < 0 {
        throw .negative(quantity: "padding columns", value: padding.columns)
      }
    }
  }

  /// Checks that a pool's padding is at most half of its window, as PyTorch does.
  func checkPoolingPadding() throws(ShapeError) {
    if padding.rows > size.rows / 2 || padding.columns > size.columns / 2 {
      throw .paddingTooLarge(padding: padding, window: size)
    }
  }

  /// Checks that the input with its padding stays within the bound on elements, so that no
  /// arithmetic on positions can overflow.
  func checkPaddedExtent(of input: Shape) throws(ShapeError) {
    let rows = padded(input[1], by: padding.rows, paddingBehind.rows)
    let columns = padded(input[2], by: padding.columns, paddingBehind.columns)
    let shape = Shape([input[0], rows, columns])
    if !shape.isWithinBound { throw .tooManyElements(shape: shape) }
  }

  /// The positions on an input, [row, column].
  func positions(on input: Shape) throws(ShapeError) -> Shape {
    try checkPaddedExtent(of: input)
    let rowArithmetic = rowArithmetic(input: input[1])
    guard let rows = rowArithmetic.positions else { throw .windowTooLarge(rowArithmetic) }
    let columnArithmetic = columnArithmetic(input: input[2])
    guard let columns = columnArithmetic.positions else { throw .windowTooLarge(columnArithmetic) }
    return Shape([rows, columns])
  }

  /// The positions of a pool on an input, [row, column].
  func poolingPositions(on input: Shape) throws(ShapeError) -> Shape {
    try checkSizes()
    try checkPoolingPadding()
    let positions = try positions(on: input)
    // Rounded up, any window has a position; all of its cells are walked over.
    let cells = Shape([size.rows, size.columns])
    if !cells.isWithinBound { throw .tooManyElements(shape: cells) }
    return positions
  }

  private func padded(_ extent: Int, by padding: Int, _ behind: Int) -> Int {
    let (twice, twiceOverflows) = padding.addingReportingOverflow(behind)
    let (sum, sumOverflows) = extent.addingReportingOverflow(twice)
    return twiceOverflows || sumOverflows ? .max : sum
  }
}
