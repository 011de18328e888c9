/// A terminal's size in characters.
package struct TerminalSize: Equatable, Sendable {
  /// How many characters go into a line.
  package var columns: Int

  /// How many lines there are.
  package var rows: Int

  /// Makes a size.
  package init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }
}
