/// One entry between the brackets of an index.
package enum Subscript: Equatable, Sendable {
  /// A position; negative counts from the end.
  case position(Expression)
  /// A half-open slice `from:to`, or `from:to:step`; a missing side reaches to that end, a missing
  /// step is 1.
  case slice(from: Expression?, to: Expression?, step: Expression?, range: SourceRange)
}
