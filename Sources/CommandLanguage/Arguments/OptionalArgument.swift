/// An argument in its place that may be missing: what tells the parser of it is what reads it.
package struct OptionalArgument<Value: Sendable>: DeclaredArgument {
  /// How it is read.
  let form: ArgumentForm<Value>
  package let parameter: Parameter

  /// Declares an argument.
  ///
  /// - Parameters:
  ///   - keywords: the words of which one has to stand before it.
  ///   - needed: the argument without which this one means nothing.
  init(
    _ name: String, _ form: ArgumentForm<Value>, keywords: [String] = [],
    needing needed: (any DeclaredArgument)? = nil
  ) {
    self.form = form
    parameter = Parameter(
      name, form.kind, keywords: keywords, isOptional: true, needing: needed?.name)
  }
}
