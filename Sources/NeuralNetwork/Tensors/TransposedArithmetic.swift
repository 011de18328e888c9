/// How many cells a transposed convolution makes along one axis, as a formula with its numbers.
///
/// ```
/// cells = (input − 1)·stride − 2·padding + dilation·(window − 1) + output padding + 1
/// ```
package struct TransposedArithmetic: Hashable, Sendable {
  /// The axis.
  package let axis: WindowArithmetic.Axis
  /// The input's extent.
  package let input: Int
  /// The kernel's extent.
  package let window: Int
  /// How far apart two neighbouring inputs are put.
  package let stride: Int
  /// What is cut off on each side.
  package let padding: Int
  /// What comes out more at the end.
  package let outputPadding: Int
  /// The distance of neighbours in the kernel.
  package let dilation: Int

  /// The number of cells, not positive where nothing is left; at the end of the number range where
  /// the true one would leave it.
  package var cells: Int {
    let spread = Int128(input - 1) * Int128(stride)
    let reach = Int128(dilation) * Int128(window - 1)
    let cells = spread - 2 * Int128(padding) + reach + Int128(outputPadding) + 1
    return Int(clamping: cells)
  }

  /// The number of cells.
  ///
  /// - Throws: ``ShapeError/nothingLeft(_:)`` where there is none.
  func checkedExtent() throws(ShapeError) -> Int {
    if cells < 1 { throw .nothingLeft(self) }
    return cells
  }
}
