/// A line of a formula: what stands left of its sign, and what stands right of it.
package struct FormulaLine: Equatable, Sendable {
  /// The left side; empty where the line goes on with the one above.
  package let left: Text
  /// The sign between, as `=`; the signs of neighbouring lines stand in one column.
  package let sign: String
  /// The right side; wrapped under itself.
  package let right: Text

  /// Makes a line.
  package init(_ left: Text, _ sign: String = "=", _ right: Text) {
    self.left = left
    self.sign = sign
    self.right = right
  }
}
