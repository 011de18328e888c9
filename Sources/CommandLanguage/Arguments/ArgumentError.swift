/// What keeps a command's arguments from being read: one is missing, or does not belong to the others.
package enum ArgumentError: Error, Equatable, Sendable {
  /// An argument has to be there.
  case missing(name: String, expected: String)
  /// An argument has no meaning beside the others.
  case excess(Argument)

  /// An argument has to be there that is read as its parameter says.
  static func missing(_ parameter: Parameter) -> ArgumentError {
    .missing(name: parameter.name, expected: parameter.kind.expected)
  }

  /// The same as a mistake in the text.
  ///
  /// - Parameter written: an argument as it stands in the text.
  package func problem(
    of command: Command, written: (Argument) -> String = \.text
  ) -> SyntaxProblem {
    let usage = Vocabulary.command(command.word)?.usage ?? []
    switch self {
    case .missing(let name, let expected):
      return .missingArgument(
        name: name, expected: expected, command: command.word, usage: usage)
    case .excess(let argument):
      return .extraArgument(written(argument), command: command.word, usage: usage)
    }
  }

  /// Where it shows, if it can be pointed at.
  package var range: SourceRange? {
    switch self {
    case .missing: nil
    case .excess(let argument): argument.range
    }
  }
}
