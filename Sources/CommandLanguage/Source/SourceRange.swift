/// A stretch of one line of source text, counted in characters.
package struct SourceRange: Hashable, Sendable {
  /// The line, counted from 1.
  package let line: Int
  /// The first character, counted from 1.
  package let column: Int
  /// How many characters, at least 0; a range that ends on a later line stops at its first line's
  /// end.
  package let length: Int

  /// Makes a range.
  package init(line: Int, column: Int, length: Int) {
    self.line = line
    self.column = column
    self.length = length
  }
}
