import CommandLanguage

/// An expression that is shown after every step.
package struct Watch: Sendable {
  package let expression: Expression

  /// Makes a watch of its parts.
  package init(expression: Expression) {
    self.expression = expression
  }

  /// The expression as it is written.
  package var text: String { expression.sourceText }
}
