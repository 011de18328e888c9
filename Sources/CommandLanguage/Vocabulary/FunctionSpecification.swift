/// All that is known of a function's words: for the parser, for help and for completion.
public struct FunctionSpecification: Sendable {
  /// The function.
  public let function: Function
  /// How it is called: `sum(x, axis)`.
  public let signature: String
  /// How many arguments it takes.
  public let arguments: ClosedRange<Int>
  /// What it gives, in one line.
  public let summary: String
  /// What its arguments are, the first ones first, where they are not any values.
  public let kinds: [ParameterKind]

  /// Makes a specification.
  public init(
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
  public var name: String { function.rawValue }
}
