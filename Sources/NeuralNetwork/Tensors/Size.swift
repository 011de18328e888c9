/// A number of rows and columns: of a kernel, a stride, a padding or a dilation.
package struct Size: Hashable, Sendable {
  /// The extent downwards.
  package let rows: Int
  /// The extent to the right.
  package let columns: Int

  /// Makes a size from rows and columns.
  package init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
  }

  /// Makes a square size.
  package init(square side: Int) { self.init(rows: side, columns: side) }

  /// The number of cells.
  package var count: Int { rows * columns }
}

extension Size: CustomStringConvertible {
  /// Rows and columns joined by a cross, as in `3×2`.
  package var description: String { "\(rows)\u{D7}\(columns)" }
}
