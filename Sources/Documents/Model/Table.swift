/// Rows under a header.
public struct Table: Equatable, Sendable {
  /// Where a column's cells stand.
  public enum Alignment: String, Equatable, Sendable {
    /// At the left.
    case leading
    /// At the right, numbers at their decimal point.
    case trailing
  }

  /// A column's header.
  public struct Column: Equatable, Sendable {
    /// Its title.
    public let title: String
    /// Where its cells stand.
    public let alignment: Alignment
    /// Whether it may be left out where the width is short; the last such column goes first.
    public let isOptional: Bool

    /// Makes a column.
    public init(_ title: String, _ alignment: Alignment = .leading, isOptional: Bool = false) {
      self.title = title
      self.alignment = alignment
      self.isOptional = isOptional
    }
  }

  /// The columns.
  public var columns: [Column]
  /// The rows, a text for each column.
  public var rows: [[Text]]
  /// The row that stands out, if one does.
  public var markedRow: Int?

  /// Makes a table.
  public init(columns: [Column], rows: [[Text]], markedRow: Int? = nil) {
    self.columns = columns
    self.rows = rows
    self.markedRow = markedRow
  }
}
