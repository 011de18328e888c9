import NeuralNetwork

extension SyntaxProblem {
  /// The problem in words, at a place.
  package func diagnostic(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: code, message: message, range: range, suggestion: suggestion, notes: notes)
  }

  /// A stable name for programs.
  package var code: String {
    switch self {
    case .unexpectedCharacter: "unexpected-character"
    case .malformedNumber: "malformed-number"
    case .unclosedQuote: "unclosed-quote"
    case .notUTF8: "not-utf8"
    case .nulCharacter: "nul-character"
    case .lineTooLong, .statementTooLong: "line-too-long"
    case .unclosedBracket: "unclosed-bracket"
    case .mismatchedBracket: "mismatched-bracket"
    case .separatorInBrackets: "separator-in-brackets"
    case .nestingTooDeep: "nesting-too-deep"
    case .expressionTooDeep: "expression-too-deep"
    case .unknownCommand: "unknown-command"
    case .unknownFunction: "unknown-function"
    case .unknownField: "unknown-field"
    case .unknownOption, .optionOfAnother: "unknown-option"
    case .unknownChoice: "unknown-choice"
    case .foreignWord(_, let code): code
    case .reservedName: "reserved-name"
    case .nameTooLong: "name-too-long"
    case .missingArgument, .missingKeyword: "missing-argument"
    case .extraArgument: "extra-argument"
    case .wrongArgument, .tooLarge: "wrong-argument"
    case .outOfRange: "out-of-range"
    case .duplicateOption: "duplicate-option"
    case .badSize: "malformed-size"
    case .missingValue: "missing-value"
    case .unexpected: "unexpected-token"
    case .functionWithoutArguments: "missing-argument"
    case .wrongArgumentCount: "wrong-argument-count"
    case .chainedComparison: "chained-comparison"
    case .notAssignable: "not-assignable"
    }
  }

  /// One sentence on what is wrong.
  package var message: String {
    switch self {
    case .unexpectedCharacter(let character):
      "\(Self.shown(character)) means nothing here"
    case .malformedNumber(let text): "'\(text)' is not a number"
    case .unclosedQuote: "the quote is not closed on this line"
    case .notUTF8: "this is not UTF-8"
    case .nulCharacter: "there is a NUL character here"
    case .lineTooLong(let bytes, let limit):
      "the line has \(bytes) bytes; at most \(limit) are read"
    case .statementTooLong(let limit):
      "the statement's lines have more than \(limit) bytes together"
    case .unclosedBracket(let bracket, .blankLine):
      "'\(bracket)' is not closed before the blank line"
    case .unclosedBracket(let bracket, .endOfInput): "'\(bracket)' is not closed before the end"
    case .mismatchedBracket(let bracket, nil, _, _): "'\(bracket)' closes nothing"
    case .mismatchedBracket(let bracket, let opened?, let line, let column):
      "'\(bracket)' does not close '\(opened)' of line \(line), column \(column)"
    case .separatorInBrackets(let bracket, nil):
      "';' stands inside '\(bracket)', which is still open"
    case .separatorInBrackets(let bracket, let line?):
      "';' stands inside '\(bracket)', which line \(line) opened and nothing closed"
    case .nestingTooDeep(let limit): "brackets nest at most \(limit) deep"
    case .expressionTooDeep(let limit):
      "more than \(limit) operators follow one another in this expression"
    case .unknownCommand(let word, _, _): "'\(word)' is not a command"
    case .unknownFunction(let word, _): "'\(word)' is not a function"
    case .unknownField(let word, _): "'.\(word)' is not a field"
    case .unknownOption(let word, let command, _, _, _): "'\(command)' does not know '\(word)'"
    case .optionOfAnother(let option, let command, let choice, let owners, _):
      "'\(option)' belongs to '\(command) \(owners.joined(separator: " or "))', not to '\(choice)'"
    case .unknownChoice(let word, let name, let command, _, _):
      "\(Self.subject(name, command)) does not know '\(word)'"
    case .foreignWord(let answer, _): answer.message
    case .reservedName(let word, let meaning):
      "'\(word)' cannot be a name: it is \(meaning)"
    case .nameTooLong(let characters, let limit):
      "a name of \(characters) characters is too long: \(limit) at most"
    case .missingArgument(let name, let expected, let command, _):
      "\(Self.subject(name, command)) needs \(expected)"
    case .extraArgument(let text, let command, _): "'\(command)' does not take '\(text)' here"
    case .wrongArgument(let text, let name, let expected, let command, _, _):
      "\(Self.subject(name, command)) needs \(expected), not '\(text)'"
    case .tooLarge(let text, let name, let command):
      "\(Self.subject(name, command)) needs a whole number of at most \(Int.max), not \(text)"
    case .outOfRange(let text, let name, let command, let bound):
      "\(Self.subject(name, command)) needs a whole number of at least \(bound), not \(text)"
    case .duplicateOption(let option, let command):
      "'\(option)' of '\(command)' is given twice"
    case .missingKeyword(let keywords, let found, let command, _):
      "'\(command)' needs \(keywords.map { "'\($0)'" }.joined(separator: " or ")) here"
        + (found.map { ", not '\($0)'" } ?? "")
    case .badSize(let written, _): "'\(written)' is not a size"
    case .missingValue("."): "a field is missing behind the dot, as in conv1.weight"
    case .missingValue(let text?): "a value is missing behind '\(text)'"
    case .missingValue(nil): "a value is missing"
    case .unexpected(let text, _): "'\(text)' cannot stand here"
    case .functionWithoutArguments(let name, _): "'\(name)' is a function and needs arguments"
    case .wrongArgumentCount(let name, let given, _):
      "'\(name)' does not take \(given.counted("argument"))"
    case .chainedComparison: "comparisons do not follow one another without brackets"
    case .notAssignable: "this cannot be assigned to"
    }
  }

  /// A word that would work instead.
  package var suggestion: String? {
    switch self {
    case .unknownCommand(_, let nearest, let inner): inner?.suggestion ?? nearest
    case .unknownFunction(_, let nearest),
      .unknownField(_, let nearest), .unknownOption(_, _, let nearest, _, _),
      .unknownChoice(_, _, _, let nearest, _):
      nearest
    case .foreignWord(let answer, _): answer.suggestion
    case .badSize(_, let meant): meant
    case .unexpectedCharacter, .malformedNumber, .unclosedQuote, .notUTF8, .nulCharacter,
      .lineTooLong, .statementTooLong, .unclosedBracket, .mismatchedBracket, .separatorInBrackets,
      .nestingTooDeep, .expressionTooDeep, .optionOfAnother, .reservedName, .nameTooLong,
      .missingArgument,
      .extraArgument, .wrongArgument, .outOfRange, .tooLarge, .duplicateOption, .missingKeyword,
      .missingValue, .unexpected, .functionWithoutArguments, .wrongArgumentCount,
      .chainedComparison, .notAssignable:
      nil
    }
  }

  /// What would work, line by line.
  package var notes: [String] {
    switch self {
    case .unknownOption(let word, _, let nearest, let known, let usage):
      Self.places(of: word, besides: nearest)
        + (known.isEmpty ? [] : ["it knows \(known.joined(separator: ", "))"])
        + Self.shown(usage)
    case .unknownChoice(let word, _, _, let nearest, let known):
      Self.places(of: word, besides: nearest) + ["choose \(known.joined(separator: ", "))"]
    case .optionOfAnother(_, _, let choice, _, let usage):
      Self.shown(
        usage.filter { line in line.split { " |".contains($0) }.contains { $0 == choice } })
    case .missingArgument(_, _, _, let usage), .extraArgument(_, _, let usage),
      .missingKeyword(_, _, _, let usage):
      Self.shown(usage)
    case .wrongArgument(_, _, _, _, let usage, let hint):
      (hint.map { [$0] } ?? []) + Self.shown(usage)
    case .foreignWord(let answer, _): answer.notes
    case .unknownCommand(let word, _, let inner):
      // Beside a function of that name a mere choice of a command is far-fetched.
      (inner.map {
        $0.suggestion == nil && !$0.isOption && Vocabulary.callable(word) != nil ? [] : $0.notes
      } ?? [])
        + (Vocabulary.callable(word).map { ["the function is written \($0.signature)"] }
          ?? (Vocabulary.isConstant(word) ? Vocabulary.places(of: word) : []))
    case .duplicateOption: ["write it once"]
    case .badSize: ["a size is written without spaces, rows x columns"]
    case .unexpected(_, let hint?): [hint]
    case .functionWithoutArguments(_, let signature), .wrongArgumentCount(_, _, let signature):
      ["it is written \(signature)"]
    case .chainedComparison: ["put one of them in brackets: (a < b) == c"]
    case .notAssignable: ["values with a name are: input, target, conv1.weight[0]"]
    case .unclosedBracket: ["a statement goes on over lines until its brackets are closed"]
    case .separatorInBrackets: ["elements are separated by commas"]
    case .expressionTooDeep: ["give parts of it a name with let"]
    case .malformedNumber(let text) where text.lowercased().hasPrefix("0x"):
      ["there is no hexadecimal; 0x1 is a size of 0 rows and 1 column"]
    case .malformedNumber(let text) where text.last?.isLetter == true:
      ["a name begins with a letter, a number has digits alone"]
    case .unexpectedCharacter(let character):
      Self.remedies[character].map { [$0] } ?? []
    case .unknownFunction(let word, _) where Vocabulary.isWord(word): Vocabulary.places(of: word)
    case .unknownFunction(_, nil): ["values are indexed by [ ]; `help all` lists the functions"]
    case .malformedNumber, .unclosedQuote, .notUTF8, .nulCharacter,
      .lineTooLong, .statementTooLong, .mismatchedBracket, .nestingTooDeep, .unknownFunction,
      .unknownField, .reservedName, .nameTooLong, .outOfRange, .tooLarge, .missingValue,
      .unexpected:
      []
    }
  }

  /// What is typed for signs of other languages and of books.
  private static let remedies: [Character: String] = [
    "%": "there is no remainder; a comment begins with #", "!": "different is written !=",
    "&": "both are true: (a > 0) * (b > 0)", "|": "one is true: (a > 0) + (b > 0) > 0",
    "{": "a list has brackets: [1, 2]", "}": "a list has brackets: [1, 2]",
    "²": "a square is written x^2", "³": "a cube is written x^3",
    "√": "a root is written sqrt(x)", "≈": "close is written allclose(a, b)",
    "∑": "a sum is written sum(x)", "∂": "the gradient of w is w.grad",
    "$": "a name has letters, digits and _ alone", "~": "a power is written x^2",
    "\u{2026}": "a stretch is written 0:3 in an index, arange(3) as a list",
  ]

  /// Who asks for an argument: the command, or one of its options.
  private static func subject(_ name: String, _ command: String) -> String {
    let options = Vocabulary.command(command)?.options ?? []
    return options.contains { $0.name == name } ? "'\(name)' of '\(command)'" : "'\(command)'"
  }

  /// Where a word of ours belongs that stands where it does not; in a line, for what would work here
  /// follows.
  private static func places(of word: String, besides nearest: String?) -> [String] {
    nearest == nil ? Vocabulary.places(of: word).prefix(1).map { "elsewhere \($0)" } : []
  }

  private static func shown(_ usage: [String]) -> [String] {
    usage.map { "it is written: \($0)" }
  }

  private static func shown(_ character: Character) -> String {
    guard let scalar = character.unicodeScalars.first, DisplayText.isUnsafe(character) else {
      return "'\(character)'"
    }
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
