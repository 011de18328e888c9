/// A stretch of one line of source text, counted in characters.
public struct SourceRange: Hashable, Sendable {
  /// The line, counted from 1.
  public let line: Int
  /// The first character, counted from 1.
  public let column: Int
  /// How many characters, at least 0; a range that ends on a later line stops at its first line's
  /// end.
  public let length: Int

  /// Makes a range.
  public init(line: Int, column: Int, length: Int) {
    self.line = line
    self.column = column
    self.length = length
  }
}
