/// A terminal's size in characters.
public struct TerminalSize: Equatable, Sendable {
  /// How many characters go into a line.
  public var columns: Int

  /// How many lines there are.
  public var rows: Int

  /// Makes a size.
  public init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }
}
