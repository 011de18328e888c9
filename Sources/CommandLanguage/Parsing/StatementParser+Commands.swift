/// What has been read of a command so far.
private struct PartialCall {
  let specification: CommandSpecification
  let word: Token
  /// Whether it stands inside another command, as `conv` in `insert conv 2 3x3 before relu1`.
  let isNested: Bool
  var arguments: [String: [Argument]] = [:]
  /// The argument read last.
  var last: Argument?
  /// The parameter that is read next.
  var index = 0

  /// The call that it is without what may follow.
  var soFar: CommandCall {
    CommandCall(command: specification.command, range: word.range, arguments: arguments)
  }

  var parameter: Parameter? {
    index < specification.parameters.count ? specification.parameters[index] : nil
  }

  var hasStartedParameter: Bool { parameter.map { arguments[$0.name] != nil } ?? false }

  /// The word that was chosen where the command lets one choose first, with its parameter's name.
  var choice: String? {
    for parameter in specification.parameters {
      guard case .choice = parameter.kind,
        case .word(let word)? = arguments[parameter.name]?.first?.value
      else { continue }
      return word
    }
    return nil
  }

  /// Whether an option belongs to what was chosen, as far as that is known.
  func takes(_ option: OptionSpecification) -> Bool {
    option.owners.isEmpty || choice.map(option.owners.contains) ?? true
  }

  func option(_ word: String?) -> OptionSpecification? {
    guard let word else { return nil }
    return specification.options.first { $0.name == word }
  }
}

extension StatementParser {
  /// Reads a command to the statement's end.
  mutating func parseCommand(
    _ specification: CommandSpecification
  ) throws(SyntaxError) -> CommandCall {
    if let symbol = next.symbol, symbol.assignment != nil {
      throw error(.reservedName(text(current), meaning: "a command"))
    }
    let call = try parseCall(of: specification, isNested: false)
    if !isAtEnd { throw error(.unexpected(text(current), hint: nil)) }
    return call
  }

  /// Reads a command's arguments; a nested one ends where something stands that it does not take.
  mutating func parseCall(
    of specification: CommandSpecification, isNested: Bool
  ) throws(SyntaxError) -> CommandCall {
    mark(.command)
    notes?.calls.append(ParsingNotes.Call(specification: specification))
    var call = PartialCall(specification: specification, word: advance(), isNested: isNested)
    while true {
      if isAtEnd { noteExpectations(call) }
      if let option = call.option(current.word) {
        try readOption(option, of: &call)
      } else if let parameter = call.parameter {
        if try !readArgument(of: parameter, in: &call) { call.index += 1 }
      } else if isAtEnd || isNested {
        break
      } else {
        throw extraArgument(call)
      }
    }
    _ = notes?.calls.popLast()
    let read = call.soFar
    try checkCombination(call, read)
    return read
  }

  // MARK: Options

  private mutating func readOption(
    _ option: OptionSpecification, of call: inout PartialCall
  ) throws(SyntaxError) {
    let command = call.specification
    guard call.arguments[option.name] == nil else {
      throw error(.duplicateOption(option.name, command: command.word))
    }
    try checkOwner(of: option, in: call, at: current.range)
    mark(.option)
    notes?.add(.word(option.name))
    let token = advance()
    guard let kind = option.kind else {
      call.arguments[option.name] = [Argument(.word(option.name), at: token.range)]
      call.last = nil
      return
    }
    if current.isSymbol(.assign) {
      throw error(.unexpected("=", hint: "an option's value follows without a sign"))
    }
    if kind == .weightOwner {
      expect(.weightOwner(of: call.soFar, isNested: call.isNested))
    }
    let parameter = Parameter(option.name, kind)
    let argument = try read(parameter, of: command, keyword: option.name)
    call.arguments[option.name] = [argument]
    call.last = argument
    guard !option.qualifiers.isEmpty else { return }
    expect(.argument(.choice(option.qualifiers), command: command.word))
    guard let word = current.word, option.qualifiers.contains(where: { $0.word == word }) else {
      return
    }
    mark(.option)
    notes?.add(.word(word))
    let qualifier = advance()
    call.arguments[OptionSpecification.qualifierName(of: option.name)] = [
      Argument(.word(word), at: qualifier.range)
    ]
  }

  /// Refuses an option that belongs to another choice than was made.
  private func checkOwner(
    of option: OptionSpecification, in call: PartialCall, at range: SourceRange
  ) throws(SyntaxError) {
    guard !call.takes(option), let choice = call.choice else { return }
    let command = call.specification
    throw SyntaxError(
      problem: .optionOfAnother(
        option.name, command: command.word, choice: choice, owners: option.owners,
        usage: command.usage), range: range)
  }

  // MARK: Arguments in their places

  /// Reads the next argument of a parameter; `false` where it has no more.
  private mutating func readArgument(
    of parameter: Parameter, in call: inout PartialCall
  ) throws(SyntaxError) -> Bool {
    let specification = call.specification
    var keyword: String?
    if !parameter.keywords.isEmpty, !call.hasStartedParameter {
      guard let found = takeKeyword(of: parameter) else {
        if parameter.isOptional { return false }
        throw missingKeyword(parameter, call)
      }
      keyword = found
    } else if parameter.isOptional || call.hasStartedParameter, !mayStart(parameter, in: call) {
      return false
    }
    if let needed = parameter.needed, call.arguments[needed] == nil,
      let missed = specification.parameters.first(where: { $0.name == needed })
    {
      throw missing(missed, of: specification)
    }
    try checkChoice(of: parameter, in: call)
    let argument = try read(parameter, of: specification, keyword: keyword)
    call.arguments[parameter.name, default: []].append(argument)
    call.last = argument
    if !parameter.isRepeated { call.index += 1 }
    return true
  }

  /// Refuses a word that can only be a mistyped choice: `init foo`, which could name a layer, but then
  /// the choice is missing.
  private func checkChoice(
    of parameter: Parameter, in call: PartialCall
  ) throws(SyntaxError) {
    guard isAtEnd, case .choice(let choices) = parameter.kind, let last = call.last,
      case .word(let word) = last.value, !Vocabulary.isLayerName(word),
      call.specification.parameters.contains(where: {
        $0.isOptional && $0.kind == .layer && call.arguments[$0.name]?.last == last
      })
    else { return }
    let known = choices.map(\.word)
    throw SyntaxError(
      problem: .unknownChoice(
        word, name: parameter.name, command: call.specification.word,
        nearest: NearestWord.find(word, among: known), known: known), range: last.range)
  }

  private mutating func takeKeyword(of parameter: Parameter) -> String? {
    for keyword in parameter.keywords { expect(.keyword(keyword)) }
    let written = current.symbol?.rawValue ?? current.word
    guard let written, parameter.keywords.contains(written) else { return nil }
    if current.symbol == nil { mark(.option) }
    notes?.add(.word(written))
    advance()
    return written
  }

  /// Whether the present token may be an argument that need not be there.
  private func mayStart(_ parameter: Parameter, in call: PartialCall) -> Bool {
    guard parameter.kind.mayStart(with: current) else { return false }
    let following = call.specification.parameters.dropFirst(call.index + 1).first
    guard case .choice(let choices)? = following?.kind else { return true }
    return !choices.contains { $0.word == current.word }
  }

  private mutating func noteExpectations(_ call: PartialCall) {
    for parameter in call.specification.parameters.dropFirst(call.index) {
      let needsKeyword = !parameter.keywords.isEmpty && call.arguments[parameter.name] == nil
      if needsKeyword {
        for keyword in parameter.keywords { expect(.keyword(keyword)) }
      } else {
        expect(.argument(parameter.kind, command: call.specification.word))
      }
      if !parameter.isOptional, call.arguments[parameter.name] == nil { return }
    }
    for option in call.specification.options
    where call.arguments[option.name] == nil && call.takes(option) {
      expect(.option(option.name, option.summary))
    }
  }

  // MARK: Errors

  private func missingKeyword(_ parameter: Parameter, _ call: PartialCall) -> SyntaxError {
    if let error = mistypedOption(in: call, besides: parameter.keywords) { return error }
    let whole = wholeWord
    return error(
      .missingKeyword(
        parameter.keywords, found: isAtEnd ? nil : whole.text, command: call.specification.word,
        usage: call.specification.usage)
    ).moved(to: whole.range)
  }

  /// A word that is near to an option of this command or of the layer just defined, or to one of
  /// `keywords`.
  private func mistypedOption(in call: PartialCall, besides keywords: [String]) -> SyntaxError? {
    guard let word = current.word else { return nil }
    var command = call.specification
    let layer = call.arguments.values.joined().compactMap(\.layerWord).last
    if let layer = layer.flatMap(Vocabulary.command) { command = layer }
    var known = command.options.map(\.name)
    guard let nearest = NearestWord.find(word, among: known + keywords) else { return nil }
    if keywords.contains(nearest) {
      command = call.specification
      known = keywords
    }
    return error(
      .unknownOption(
        word, command: command.word, nearest: nearest, known: known, usage: command.usage))
  }

  private func extraArgument(_ call: PartialCall) -> SyntaxError {
    let specification = call.specification
    if let size = spacedSize(in: call) { return size }
    if case .expression(let last)? = call.last?.value, current.symbol != nil {
      return unexpected(after: last)
    }
    if current.isSymbol(.dot), case .word(let layer)? = call.last?.value,
      specification.parameters.contains(where: { $0.kind == .layer })
    {
      return error(
        .unexpected(".", hint: "a whole layer belongs here: \(specification.word) \(layer)"))
    }
    guard let word = current.word else {
      let whole = wholeWord
      return error(
        .extraArgument(whole.text, command: specification.word, usage: specification.usage)
      ).moved(to: whole.range)
    }
    var known = specification.options.map(\.name)
    for parameter in specification.parameters where call.arguments[parameter.name] == nil {
      known += parameter.keywords
      if case .choice(let choices) = parameter.kind { known += choices.map(\.word) }
    }
    if known.isEmpty {
      return error(
        .extraArgument(word, command: specification.word, usage: specification.usage))
    }
    return error(
      .unknownOption(
        word, command: specification.word, nearest: NearestWord.find(word, among: known),
        known: known, usage: specification.usage))
  }

  /// Explains `3 3` where a size or shape went before.
  private func spacedSize(in call: PartialCall) -> SyntaxError? {
    guard let last = call.last, last.isExtents, case .number = current.kind, let previous else {
      return nil
    }
    let numbers = rest.prefix { if case .number = $0.kind { true } else { false } }
    guard let end = numbers.last, last.range.end <= previous.range.end else { return nil }
    let written = source.text(tokens(from: last.range, through: end))
    let parts = written.split { $0.isWhitespace }
    return SyntaxError(
      problem: .badSize(
        written: written, meant: parts.prefix(last.isSize ? 2 : parts.count).joined(separator: "x")
      ), range: source.range(from: last.range, to: end.range))
  }

  /// Checks what one parameter alone cannot know.
  private func checkCombination(
    _ call: PartialCall, _ read: CommandCall
  ) throws(SyntaxError) {
    let specification = call.specification
    // What stood before the choice could not be judged there.
    for option in specification.options {
      guard let argument = call.arguments[option.name]?.first else { continue }
      try checkOwner(of: option, in: call, at: argument.range)
    }
    guard let arguments = specification.arguments else { return }
    do throws(ArgumentError) {
      _ = try arguments.init(read)
    } catch {
      let problem = error.problem(of: read.command) { argument in
        source.line(argument.range.line)?.text(argument.range) ?? ""
      }
      guard let range = error.range else { throw self.error(problem) }
      throw SyntaxError(problem: problem, range: range)
    }
  }
}

extension SourceLine {
  /// The text of a range on this line.
  func text(_ range: SourceRange) -> String {
    text((range.column - 1)..<min(count, range.end - 1))
  }
}

extension Argument {
  /// The word of the layer it defines, if it does.
  fileprivate var layerWord: String? {
    guard case .layer(let layer) = value else { return nil }
    return layer.word
  }

  fileprivate var isSize: Bool {
    if case .size = value { true } else { false }
  }

  fileprivate var isExtents: Bool {
    if case .shape = value { true } else { isSize }
  }
}
