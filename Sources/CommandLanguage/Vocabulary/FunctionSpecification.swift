/// All that is known of a function's words: for the parser, for help and for completion.
package struct FunctionSpecification: Sendable {
  /// The function.
  package let function: Function
  /// How it is called: `sum(x, axis)`.
  package let signature: String
  /// How many arguments it takes.
  package let arguments: ClosedRange<Int>
  /// What it gives, in one line.
  package let summary: String
  /// What its arguments are, the first ones first, where they are not any values.
  package let kinds: [ParameterKind]

  /// Makes a specification.
  package init(
    _ function: Function, _ signature: String, _ arguments: ClosedRange<Int>, _ summary: String,
    kinds: [ParameterKind] = []
  ) {
    self.function = function
    self.signature = signature
    self.arguments = arguments
    self.summary = summary
    self.kinds = kinds
  }

  /// The function's name.
  package var name: String { function.rawValue }
}
