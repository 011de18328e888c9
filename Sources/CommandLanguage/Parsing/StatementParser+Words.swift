/// Words: of a list, of the learner's own choice, or as they stand.
extension StatementParser {
  mutating func readFlag(
    _ parameter: Parameter, of command: CommandSpecification
  ) throws(SyntaxError) -> Bool {
    guard let word = current.word, word == "on" || word == "off" else {
      throw missing(parameter, of: command)
    }
    advance()
    return word == "on"
  }

  mutating func readChoice(
    _ choices: [ParameterKind.Choice], _ parameter: Parameter, of command: CommandSpecification
  ) throws(SyntaxError) -> String {
    let known = choices.map(\.word)
    guard let word = current.word else { throw missing(parameter, of: command) }
    if known.contains(word) {
      advance()
      return word
    }
    let start = current.range
    let written = spelledOut()
    throw SyntaxError(
      problem: .unknownChoice(
        written.text, name: parameter.name, command: command.word,
        nearest: NearestWord.find(written.text, among: known), known: known),
      range: source.range(from: start, to: written.end))
  }

  /// The present word with what hyphens join to it, for a message: `cross-entrpy`.
  private func spelledOut() -> (text: String, end: SourceRange) {
    var joined = rest.prefix(1)
    for token in rest.dropFirst() {
      guard token.isAdjacent, token.isSymbol(.minus) || token.word != nil else { break }
      joined = rest[joined.startIndex...joined.endIndex]
    }
    return (source.text(joined), joined.last?.range ?? current.range)
  }

  mutating func readWord(
    _ parameter: Parameter, of command: CommandSpecification
  ) throws(SyntaxError) -> String {
    switch current.kind {
    case .word(let word), .plain(let word):
      if parameter.kind.isName,
        !parameter.kind.mayStart(with: current)
      {
        throw missing(parameter, of: command)
      }
      advance()
      return word
    case .quoted(let word) where !parameter.kind.isName:
      advance()
      return word
    default: throw missing(parameter, of: command)
    }
  }

  mutating func readNewName(
    _ use: Vocabulary.NameUse, _ parameter: Parameter, of command: CommandSpecification
  ) throws(SyntaxError) -> String {
    guard case .word(let word) = current.kind else { throw missing(parameter, of: command) }
    if let meaning = Vocabulary.reservedMeaning(word, for: use) {
      throw error(.reservedName(word, meaning: meaning))
    }
    if use == .value, Vocabulary.isLayerName(word) {
      throw error(.reservedName(word, meaning: "a layer's name"))
    }
    if word.count > Vocabulary.longestName {
      throw error(.nameTooLong(characters: word.count, limit: Vocabulary.longestName))
    }
    advance()
    return word
  }

  mutating func readText(
    _ parameter: Parameter, of command: CommandSpecification
  ) throws(SyntaxError) -> String {
    guard !isAtEnd else { throw missing(parameter, of: command) }
    if rest.count == 1, case .quoted(let text) = current.kind {
      advance()
      return text
    }
    let text = source.text(rest)
    while !isAtEnd { advance() }
    return text
  }
}
