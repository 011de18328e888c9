/// A formula over numbers, tensors and names, with the place where it was written.
package struct Expression: Equatable, Sendable {
  /// What kind of formula it is.
  package let kind: Kind
  /// Where it was written.
  package let range: SourceRange
  /// A number's digits as they were typed: a `Double` rounds from 2^53 on.
  private let digits: String?

  /// Makes an expression.
  package init(_ kind: Kind, at range: SourceRange, digits: String? = nil) {
    self.kind = kind
    self.range = range
    self.digits = digits
  }

  /// A number as it was typed, its sign before it; `nil` where something is worked out.
  package var typedNumber: String? {
    switch kind {
    case .number: digits
    case .negate(let operand): operand.digits.map { "-" + $0 }
    case .name, .list, .field, .index, .call, .binary: nil
    }
  }

  /// The same expression with brackets around it.
  func bracketed(at range: SourceRange) -> Expression {
    Expression(kind, at: range, digits: digits)
  }

  /// The forms an expression takes.
  package indirect enum Kind: Equatable, Sendable {
    /// A number: `3`, `.5`, `nan`, `inf`.
    case number(Double)
    /// A name: `input`, `conv1`, `sobel_x`, a name made by `let`.
    case name(String)
    /// A list in brackets: `[[1, 0], [0, -1]]`.
    case list([Expression])
    /// A field behind a dot: `conv1.weight`, `conv1.weight[0].grad`.
    case field(Expression, Field)
    /// Indices in brackets behind a value: `conv1.weight[0, :, 1:3]`.
    case index(Expression, [Subscript])
    /// A function or a picture with arguments: `sum(x, 0)`, `digit(7)`.
    case call(Function, [Expression])
    /// A sign before a value.
    case negate(Expression)
    /// Two values and an operator between them.
    case binary(BinaryOperator, Expression, Expression)
  }
}
