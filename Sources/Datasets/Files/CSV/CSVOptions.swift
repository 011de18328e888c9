/// How a table in text is to be read; what is not said is found out.
package struct CSVOptions: Equatable, Sendable {
  /// Whether the first row names the columns.
  package var hasHeader: Bool?
  /// The name or number, from 0, of the column that holds the class.
  package var label: String?
  /// What separates the fields; a space stands for any run of spaces and tabs.
  package var separator: UInt8?
  /// How many lines before the table are passed over.
  package var skippedLines: Int?

  /// Makes options.
  package init(
    hasHeader: Bool? = nil, label: String? = nil, separator: UInt8? = nil, skippedLines: Int? = nil
  ) {
    self.hasHeader = hasHeader
    self.label = label
    self.separator = separator
    self.skippedLines = skippedLines
  }
}
