/// One entry between the brackets of an index.
public enum Subscript: Equatable, Sendable {
  /// A position; negative counts from the end.
  case position(Expression)
  /// A half-open slice `from:to`; a missing side reaches to that end.
  case slice(from: Expression?, to: Expression?, range: SourceRange)
}
