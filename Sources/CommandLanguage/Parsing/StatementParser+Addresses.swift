/// Addresses, and commands within commands.
extension StatementParser {
  mutating func readAddress(
    _ parameter: Parameter, of command: CommandSpecification
  ) throws(SyntaxError) -> Expression {
    guard case .word(let word) = current.kind, !command.ownWords.contains(word) else {
      throw missing(parameter, of: command)
    }
    let address = try parseOperand().expression
    if current.symbol?.opens == true || current.isSymbol(.dot) { throw unexpected(after: address) }
    if current.symbol?.binaryOperator != nil, !isSign(before: parameter, of: command) {
      throw error(
        .unexpected(
          text(current), hint: "'\(command.word)' takes an address; 'print' takes any expression"))
    }
    return address
  }

  /// Whether a minus begins the number that a command takes behind an address.
  private func isSign(before parameter: Parameter, of command: CommandSpecification) -> Bool {
    guard current.isSymbol(.minus),
      let place = command.parameters.firstIndex(where: { $0.name == parameter.name }),
      place + 1 < command.parameters.count
    else { return false }
    let follower = command.parameters[place + 1]
    return follower.kind == .number && follower.keywords.isEmpty
  }

  mutating func readLayer(
    _ parameter: Parameter, of command: CommandSpecification
  ) throws(SyntaxError) -> CommandCall {
    guard let word = current.word else { throw missing(parameter, of: command) }
    guard let layer = Vocabulary.command(word), layer.definesLayer else {
      if Vocabulary.isKeyword(word) { throw missing(parameter, of: command) }
      let known = Vocabulary.layerWords
      throw error(
        .unknownChoice(
          word, name: parameter.name, command: command.word,
          nearest: NearestWord.find(word, among: known), known: known))
    }
    return try parseCall(of: layer, isNested: true)
  }

  /// Reads a command that only shows something, to the statement's end.
  mutating func readView(
    _ parameter: Parameter, of command: CommandSpecification
  ) throws(SyntaxError) -> CommandCall {
    guard let word = current.word else { throw missing(parameter, of: command) }
    let known = Vocabulary.views.flatMap { [$0.word] + $0.abbreviations }
    guard known.contains(word), let view = Vocabulary.command(word) else {
      throw error(
        .unknownChoice(
          word, name: parameter.name, command: command.word,
          nearest: NearestWord.find(word, among: known), known: known))
    }
    let call = try parseCall(of: view, isNested: false)
    // `data` alone shows; with anything behind it it draws or reads.
    if case .change = call.command, let argument = call.arguments.values.joined().first {
      throw SyntaxError(
        problem: .extraArgument(
          source.line(argument.range.line)?.text(argument.range) ?? "", command: view.word,
          usage: [view.word]), range: argument.range)
    }
    return call
  }
}
