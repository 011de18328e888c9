/// Sums of products over stretches of numbers: what the lanes of two operands have in common.
///
/// ```
/// c[j][i][lane] += Σₖ a[rowA(i) + k] · b[j · column + k],   for each row i and column j
/// ```
/// The gradient of a convolution's kernels where samples lie side by side: rows are taps, columns are
/// output channels, and a stretch is a row of positions. Lanes stay apart until ``LaneSum`` adds them
/// up, so that the order of the terms is not kept.
package struct Correlation: Equatable, Sendable {
  /// Where the first operand begins.
  package var a: Int
  /// How many rows there are.
  package var rows: Int
  /// Where the table has each row's offset in `a`.
  package var rowA: Int
  /// Where the second operand begins.
  package var b: Int
  /// How many columns there are.
  package var columns: Int
  /// How far apart they are.
  package var column: Int
  /// How many stretches there are, and how far apart they are in `a`, the source, and in `b`.
  package var stretches: Copy.Axis
  /// How many numbers a stretch has, a whole number of vectors.
  package var length: Int
  /// Where the sums go, a vector each.
  package var c: Int

  /// Makes sums.
  package init(
    a: Int, rows: Int, rowA: Int, b: Int, columns: Int, column: Int,
    stretches: Copy.Axis, length: Int, c: Int
  ) {
    self.a = a
    self.rows = rows
    self.rowA = rowA
    self.b = b
    self.columns = columns
    self.column = column
    self.stretches = stretches
    self.length = length
    self.c = c
  }
}
