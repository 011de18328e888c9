/// An argument as it was given: its value, and how and where it was written.
package struct Given<Value: Sendable>: Sendable {
  /// What was given.
  package let value: Value
  /// The argument as the parser read it.
  let argument: Argument
  /// The name of its parameter or option.
  package let name: String

  /// Where it was written.
  package var range: SourceRange { argument.range }
  /// The argument as a message or a fact has it: a size with ×, else as it was typed.
  package var text: String { argument.text }
  /// The word that introduced it, as in `before dense1`, if there was one.
  var keyword: String? { argument.keyword }
}
