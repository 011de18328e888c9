import CommandLanguage

extension CommandCall {
  /// The expression of a parameter that the parser requires.
  package func required(_ name: String) throws(Failure) -> Expression {
    guard let expression = expression(name) else {
      preconditionFailure("the parser requires \(name) of \(word)")
    }
    return expression
  }
}
