/// How a window lies on a picture and moves over it; convolutions and pools share it.
package struct Window: Hashable, Sendable {
  /// The number of cells that the window reads downwards and to the right.
  package let size: Size
  /// How far the window moves from one position to the next.
  package let stride: Size
  /// How many cells stand around the input on each side; above it and to its left where those behind
  /// it are others.
  package let padding: Size
  /// How far apart two neighbours of the window lie in the input.
  package let dilation: Size
  /// How many cells stand below the input and to its right.
  package let paddingBehind: Size
  /// Whether a last position counts that the padded input fills in part alone.
  package let roundsUp: Bool

  /// Makes a window; there is as much padding behind the input as before it unless told otherwise.
  package init(
    size: Size, stride: Size, padding: Size = Size(square: 0), dilation: Size = Size(square: 1),
    paddingBehind: Size? = nil, roundsUp: Bool = false
  ) {
    self.size = size
    self.stride = stride
    self.padding = padding
    self.dilation = dilation
    self.paddingBehind = paddingBehind ?? padding
    self.roundsUp = roundsUp
  }

  /// The formula with its numbers for the rows of an input of `extent` rows.
  package func rowArithmetic(input extent: Int) -> WindowArithmetic {
    WindowArithmetic(
      axis: .rows, input: extent, window: size.rows, stride: stride.rows, padding: padding.rows,
      dilation: dilation.rows, paddingBehind: paddingBehind.rows, roundsUp: roundsUp)
  }

  /// The formula with its numbers for the columns of an input of `extent` columns.
  package func columnArithmetic(input extent: Int) -> WindowArithmetic {
    WindowArithmetic(
      axis: .columns, input: extent, window: size.columns, stride: stride.columns,
      padding: padding.columns, dilation: dilation.columns, paddingBehind: paddingBehind.columns,
      roundsUp: roundsUp)
  }
}
