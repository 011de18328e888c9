/// Rows under a header.
package struct Table: Equatable, Sendable {
  /// Where a column's cells stand.
  package enum Alignment: String, Equatable, Sendable {
    /// At the left.
    case leading
    /// At the right, numbers at their decimal point.
    case trailing
  }

  /// A column's header.
  package struct Column: Equatable, Sendable {
    /// Its title.
    package let title: String
    /// What it is called in a file, where its title says that only to the eye; `nil` where it does not.
    package let name: String?
    /// Where its cells stand.
    package let alignment: Alignment
    /// Whether it may be left out where the width is short; the last such column goes first.
    package let isOptional: Bool
    /// Whether it is left out where wrapping is not enough, before the rows stop being rows.
    package let isExpendable: Bool

    /// Makes a column.
    package init(
      _ title: String, _ alignment: Alignment = .leading, name: String? = nil,
      isOptional: Bool = false, isExpendable: Bool = false
    ) {
      self.name = name
      self.title = title
      self.alignment = alignment
      self.isOptional = isOptional
      self.isExpendable = isExpendable
    }
  }

  /// The columns.
  package var columns: [Column]
  /// The rows, a text for each column.
  package var rows: [[Text]]
  /// The row that stands out, if one does.
  package var markedRow: Int?
  /// What stands in the first column beside the further lines of a row that is wrapped, so that a
  /// drawing there is not torn; a text for each row, or none at all.
  package var continuations: [Text]

  /// Makes a table.
  package init(
    columns: [Column], rows: [[Text]], markedRow: Int? = nil, continuations: [Text] = []
  ) {
    self.continuations = continuations
    self.columns = columns
    self.rows = rows
    self.markedRow = markedRow
  }
}
