/// A number of rows and columns: of a kernel, a stride, a padding or a dilation.
public struct Size: Hashable, Sendable {
  /// The extent downwards.
  public let rows: Int
  /// The extent to the right.
  public let columns: Int

  /// Makes a size from rows and columns.
  public init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
  }

  /// Makes a square size.
  public init(square side: Int) { self.init(rows: side, columns: side) }

  /// The number of cells.
  public var count: Int { rows * columns }
}

extension Size: CustomStringConvertible {
  /// Rows and columns joined by a cross, as in `3×2`.
  public var description: String { "\(rows)\u{D7}\(columns)" }
}
