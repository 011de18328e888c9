/// A line of a formula: what stands left of its sign, and what stands right of it.
public struct FormulaLine: Equatable, Sendable {
  /// The left side; empty where the line goes on with the one above.
  public let left: Text
  /// The sign between, as `=`; the signs of neighbouring lines stand in one column.
  public let sign: String
  /// The right side; wrapped under itself.
  public let right: Text

  /// Makes a line.
  public init(_ left: Text, _ sign: String = "=", _ right: Text) {
    self.left = left
    self.sign = sign
    self.right = right
  }
}
