/// How a table in text is to be read; what is not said is found out.
public struct CSVOptions: Equatable, Sendable {
  /// Whether the first row names the columns.
  public var hasHeader: Bool?
  /// The name or number, from 0, of the column that holds the class.
  public var label: String?
  /// What separates the fields; a space stands for any run of spaces and tabs.
  public var separator: UInt8?
  /// How many lines before the table are passed over.
  public var skippedLines: Int?

  /// Makes options.
  public init(
    hasHeader: Bool? = nil, label: String? = nil, separator: UInt8? = nil, skippedLines: Int? = nil
  ) {
    self.hasHeader = hasHeader
    self.label = label
    self.separator = separator
    self.skippedLines = skippedLines
  }
}
