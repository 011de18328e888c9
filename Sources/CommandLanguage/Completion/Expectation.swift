/// Something that could have come next where a statement ended, noted by the parser for completion.
enum Expectation: Equatable {
  /// The word of a command, or the start of an expression.
  case statement
  /// The start of a value.
  case value
  /// A field of the value before the dot.
  case field(of: Expression)
  /// One of a command's options.
  case option(OptionName, String)
  /// A word that introduces an argument.
  case keyword(String)
  /// A layer whose weights a layer can use, of which this much has been read; it may stand inside
  /// another command, so that what it reads is not known.
  case weightOwner(of: CommandCall, isNested: Bool)
  /// An argument.
  case argument(ParameterKind, command: String)

  /// An option's word.
  typealias OptionName = String
}
