/// An argument of which several may follow one another: what tells the parser of it is what reads it.
package struct RepeatedArgument<Value: Sendable>: DeclaredArgument {
  /// How each is read.
  let form: ArgumentForm<Value>
  package let parameter: Parameter

  /// Declares an argument.
  ///
  /// - Parameters:
  ///   - keywords: the words of which one has to stand before the first.
  ///   - mayBeMissing: whether there may be none.
  init(
    _ name: String, _ form: ArgumentForm<Value>, keywords: [String] = [],
    mayBeMissing: Bool = false
  ) {
    self.form = form
    parameter = Parameter(
      name, form.kind, keywords: keywords, isOptional: mayBeMissing, isRepeated: true)
  }
}
