/// How a window lies on a picture and moves over it; convolutions and pools share it.
public struct Window: Hashable, Sendable {
  /// The number of cells that the window reads downwards and to the right.
  public let size: Size
  /// How far the window moves from one position to the next.
  public let stride: Size
  /// How many cells stand around the input on each side.
  public let padding: Size
  /// How far apart two neighbours of the window lie in the input.
  public let dilation: Size

  /// Makes a window.
  public init(
    size: Size, stride: Size, padding: Size = Size(square: 0), dilation: Size = Size(square: 1)
  ) {
    self.size = size
    self.stride = stride
    self.padding = padding
    self.dilation = dilation
  }

  /// The formula with its numbers for the rows of an input of `extent` rows.
  public func rowArithmetic(input extent: Int) -> WindowArithmetic {
    WindowArithmetic(
      axis: .rows, input: extent, window: size.rows, stride: stride.rows, padding: padding.rows,
      dilation: dilation.rows)
  }

  /// The formula with its numbers for the columns of an input of `extent` columns.
  public func columnArithmetic(input extent: Int) -> WindowArithmetic {
    WindowArithmetic(
      axis: .columns, input: extent, window: size.columns, stride: stride.columns,
      padding: padding.columns, dilation: dilation.columns)
  }
}
