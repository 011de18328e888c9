/// An argument in its place that has to be there: what tells the parser of it is what reads it.
package struct RequiredArgument<Value: Sendable>: DeclaredArgument {
  /// How it is read.
  let form: ArgumentForm<Value>
  package let parameter: Parameter

  /// Declares an argument.
  ///
  /// - Parameter keywords: the words of which one has to stand before it.
  init(_ name: String, _ form: ArgumentForm<Value>, keywords: [String] = []) {
    self.form = form
    parameter = Parameter(name, form.kind, keywords: keywords)
  }
}

/// An argument that a command takes in its place.
package protocol DeclaredArgument: Sendable {
  /// What the parser goes by.
  var parameter: Parameter { get }
}

extension DeclaredArgument {
  /// The name under which ``CommandCall`` keeps it.
  var name: String { parameter.name }
}
