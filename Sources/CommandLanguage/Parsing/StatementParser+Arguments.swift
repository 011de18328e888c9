import NeuralNetwork

extension StatementParser {
  /// Reads one argument as its parameter asks.
  mutating func read(
    _ parameter: Parameter, of command: CommandSpecification, keyword: String?
  ) throws(SyntaxError) -> Argument {
    expect(.argument(parameter.kind, command: command.word))
    let start = current.range
    let first = current
    let value: Argument.Value
    switch parameter.kind {
    case .integer(let bound):
      value = .integer(try readInteger(parameter, of: command, atLeast: bound))
    case .integerOr(let bound, let choices):
      if let word = current.word, choices.contains(where: { $0.word == word }) {
        advance()
        value = .word(word)
      } else {
        value = .integer(try readInteger(parameter, of: command, atLeast: bound))
      }
    case .number: value = .number(try readNumber(parameter, of: command))
    case .flag: value = .flag(try readFlag(parameter, of: command))
    case .size: value = .size(try readSize(parameter, of: command))
    case .sizeOr(let choices):
      if let word = current.word, choices.contains(where: { $0.word == word }) {
        advance()
        value = .word(word)
      } else {
        value = .size(try readSize(parameter, of: command))
      }
    case .shape: value = .shape(Shape(try readExtents(parameter, of: command)))
    case .choice(let choices):
      value = .word(try readChoice(choices, parameter, of: command))
    case .layer, .weightOwner, .activation, .helpTopic, .example, .lesson, .file, .word:
      value = .word(try readWord(parameter, of: command))
    case .newName(let use): value = .word(try readNewName(use, parameter, of: command))
    case .address, .layerOrAddress:
      value = .expression(try readAddress(parameter, of: command))
    case .expression:
      if isAtEnd { throw missing(parameter, of: command) }
      value = .expression(try parseExpression())
    case .position: value = .position(try readPosition(parameter, of: command))
    case .layerDefinition: value = .layer(try readLayer(parameter, of: command))
    case .text: value = .word(try readText(parameter, of: command))
    case .view: value = .view(try readView(parameter, of: command))
    }
    note(value, parameter, at: first)
    let range = source.range(from: start, to: (previous ?? first).range)
    return Argument(value, keyword: keyword, at: range)
  }

  /// Notes an argument for who shows the line.
  private mutating func note(_ value: Argument.Value, _ parameter: Parameter, at first: Token) {
    guard notes != nil else { return }
    switch parameter.kind {
    case .flag:
      mark(.option, at: first.range)
      let word = text(first)
      notes?.add(.word(word))
      return
    case .choice, .integerOr, .sizeOr:
      guard case .word(let word) = value else { break }
      mark(.option, at: first.range)
      notes?.add(.word(word))
      return
    case .layer, .weightOwner, .activation:
      if case .word(let word) = value { mark(.name(word), at: first.range) }
    case .newName: mark(.newName, at: first.range)
    case .example:
      if case .word(let word) = value { mark(.example(word), at: first.range) }
    case .lesson:
      mark(.text, at: first.range)
      // A lesson's name, or where to go within one.
      guard case .word(let word) = value else { break }
      notes?.add(.word(word))
      return
    case .helpTopic, .file, .word, .text: mark(.text, at: first.range)
    case .integer, .number, .size, .shape, .address, .layerOrAddress, .expression, .position,
      .layerDefinition, .view:
      break
    }
    notes?.add(.value)
  }

  /// The error where an argument should stand: nothing, or something else.
  func missing(
    _ parameter: Parameter, of command: CommandSpecification, hint: String? = nil
  ) -> SyntaxError {
    let expected = parameter.kind.expected
    if isAtEnd || current.word.map(Vocabulary.isKeyword) == true {
      return error(
        .missingArgument(
          name: parameter.name, expected: expected, command: command.word, usage: command.usage))
    }
    let whole = wholeWord
    return error(
      .wrongArgument(
        whole.text, name: parameter.name, expected: expected, command: command.word,
        usage: command.usage, hint: hint)
    ).moved(to: whole.range)
  }
}
