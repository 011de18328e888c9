/// What is wrong with a text, as data; ``SyntaxProblem/message`` and its neighbours word it.
package enum SyntaxProblem: Equatable, Sendable {
  // Characters
  /// A character that means nothing here.
  case unexpectedCharacter(Character)
  /// Something that starts like a number and is none.
  case malformedNumber(String)
  /// An opening quote without its partner.
  case unclosedQuote
  /// Bytes that are not UTF-8.
  case notUTF8
  /// A NUL character.
  case nulCharacter
  /// A line over the bound.
  case lineTooLong(bytes: Int, limit: Int)
  /// A statement whose lines together are over the bound.
  case statementTooLong(limit: Int)

  // Brackets
  /// How an unclosed bracket was noticed.
  package enum Ending: Equatable, Sendable {
    /// A blank line.
    case blankLine
    /// The end of the text.
    case endOfInput
  }

  /// A bracket that was never closed.
  case unclosedBracket(String, Ending)
  /// A closing bracket that does not match; `opened` is `nil` where none was open.
  case mismatchedBracket(String, opened: String?, line: Int, column: Int)
  /// A `;` inside brackets.
  case separatorInBrackets(String, openedIn: Int?)
  /// Brackets nested too deep.
  case nestingTooDeep(limit: Int)
  /// Operators, fields or indices chained too long.
  case expressionTooDeep(limit: Int)

  // Words
  /// A statement starts with a word that is no command.
  case unknownCommand(String, nearest: String?, inner: InnerWord?)
  /// A function's name that is none.
  case unknownFunction(String, nearest: String?)
  /// A field behind a dot that does not exist.
  case unknownField(String, nearest: String?)
  /// A word that is no option of the command.
  case unknownOption(String, command: String, nearest: String?, known: [String], usage: [String])
  /// An option of the command that belongs to another of its choices than was made.
  case optionOfAnother(
    String, command: String, choice: String, owners: [String], usage: [String])
  /// A word that is none of those to choose from.
  case unknownChoice(String, name: String, command: String, nearest: String?, known: [String])
  /// A word of another library, with what Gradus has instead; the code is that of the word's place.
  case foreignWord(ForeignAnswer, code: String)
  /// A name that already means something.
  case reservedName(String, meaning: String)

  /// A name that no screen could show.
  case nameTooLong(characters: Int, limit: Int)

  // Arguments
  /// Too few arguments.
  case missingArgument(name: String, expected: String, command: String, usage: [String])
  /// Too many arguments.
  case extraArgument(String, command: String, usage: [String])
  /// An argument of the wrong kind.
  case wrongArgument(
    String, name: String, expected: String, command: String, usage: [String], hint: String?)
  /// A number under its bound.
  case outOfRange(String, name: String, command: String, atLeast: Int)
  /// A whole number that no machine's integer holds.
  case tooLarge(String, name: String, command: String)
  /// An option written twice.
  case duplicateOption(String, command: String)
  /// A word such as `before` is missing.
  case missingKeyword([String], found: String?, command: String, usage: [String])
  /// A size with spaces, a star or a comma inside.
  case badSize(written: String, meant: String)

  // Expressions
  /// A value was expected and nothing stands there.
  case missingValue(after: String?)
  /// Something stands where it cannot.
  case unexpected(String, hint: String?)
  /// A function without its arguments in brackets.
  case functionWithoutArguments(String, signature: String)
  /// A function with too few or too many arguments.
  case wrongArgumentCount(String, given: Int, signature: String)
  /// A comparison of a comparison, without brackets.
  case chainedComparison
  /// Something that cannot be assigned to.
  case notAssignable
}
