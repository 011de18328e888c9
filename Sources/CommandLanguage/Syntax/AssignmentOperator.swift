/// How an assignment joins the new value with the old one.
package enum AssignmentOperator: String, Hashable, Sendable, CaseIterable {
  /// The new value replaces the old one.
  case assign = "="
  /// The new value is added.
  case add = "+="
  /// The new value is subtracted.
  case subtract = "-="
  /// The old value is multiplied by the new one.
  case multiply = "*="
}
