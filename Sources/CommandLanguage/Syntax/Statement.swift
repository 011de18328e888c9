/// One thing to do, with the text that said it.
package struct Statement: Equatable, Sendable {
  /// The forms a statement takes.
  package enum Kind: Equatable, Sendable {
    /// A command with its arguments: `conv 2 3x3`.
    case command(CommandCall)
    /// An assignment: `conv1.weight[0] = sobel_x`.
    case assignment(target: Expression, operation: AssignmentOperator, value: Expression)
    /// A bare expression, which prints its value.
    case expression(Expression)
  }

  /// What it does.
  package let kind: Kind
  /// Its text as it was written, without the comment and surrounding white space; a statement over
  /// several lines keeps its line breaks.
  package let text: String
  /// Where it starts; the length is that of its first line.
  package let range: SourceRange

  /// Makes a statement.
  package init(kind: Kind, text: String, range: SourceRange) {
    self.kind = kind
    self.text = text
    self.range = range
  }
}
