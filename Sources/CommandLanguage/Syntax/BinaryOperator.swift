/// An operator between two values, elementwise but for the matrix product.
package enum BinaryOperator: String, Hashable, Sendable, CaseIterable {
  /// Sum.
  case add = "+"
  /// Difference.
  case subtract = "-"
  /// Product of elements.
  case multiply = "*"
  /// Quotient.
  case divide = "/"
  /// Power; binds tightest and to the right.
  case power = "^"
  /// Matrix product.
  case matrixProduct = "@"
  /// 1 where both are exactly the same, else 0.
  case equal = "=="
  /// 1 where they differ, else 0.
  case notEqual = "!="
  /// 1 where the left is smaller, else 0.
  case less = "<"
  /// 1 where the left is not larger, else 0.
  case lessOrEqual = "<="
  /// 1 where the left is larger, else 0.
  case greater = ">"
  /// 1 where the left is not smaller, else 0.
  case greaterOrEqual = ">="
}
