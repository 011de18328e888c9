extension TransposedConvolution {
  /// What comes out of a picture, [OUT, row, column].
  ///
  /// - Throws: ``ShapeError`` where the layer does not fit the picture.
  package func outputShape(for input: Shape) throws(ShapeError) -> Shape {
    let window = convolution(inputChannels: input[0]).window
    try window.checkSizes()
    if outputPadding.rows < 0 {
      throw .negative(quantity: "output padding rows", value: outputPadding.rows)
    }
    if outputPadding.columns < 0 {
      throw .negative(quantity: "output padding columns", value: outputPadding.columns)
    }
    try Convolution.checkChannels(outputChannels, groups: groups, of: input)
    if outputPadding.rows >= max(stride.rows, dilation.rows)
      || outputPadding.columns >= max(stride.columns, dilation.columns)
    {
      throw .outputPaddingTooLarge(
        outputPadding: outputPadding, stride: stride, dilation: dilation)
    }
    let output = Shape([
      outputChannels, try rowArithmetic(input: input[1]).checkedExtent(),
      try columnArithmetic(input: input[2]).checkedExtent(),
    ])
    // The convolution's own windows stay within the bound, too.
    try window.checkPaddedExtent(of: output)
    return output
  }

  /// The formula with its numbers for the rows of an input of `extent` rows.
  package func rowArithmetic(input extent: Int) -> TransposedArithmetic {
    TransposedArithmetic(
      axis: .rows, input: extent, window: kernel.rows, stride: stride.rows, padding: padding.rows,
      outputPadding: outputPadding.rows, dilation: dilation.rows)
  }

  /// The formula with its numbers for the columns of an input of `extent` columns.
  package func columnArithmetic(input extent: Int) -> TransposedArithmetic {
    TransposedArithmetic(
      axis: .columns, input: extent, window: kernel.columns, stride: stride.columns,
      padding: padding.columns, outputPadding: outputPadding.columns, dilation: dilation.columns)
  }
}
