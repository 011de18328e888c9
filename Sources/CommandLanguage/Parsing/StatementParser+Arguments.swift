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
    case .lesson, .helpTopic, .file, .word, .text: mark(.text, at: first.range)
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

  // MARK: Numbers

  private mutating func readInteger(
    _ parameter: Parameter, of command: CommandSpecification, atLeast bound: Int
  ) throws(SyntaxError) -> Int {
    let start = current.range
    let isNegative = current.isSymbol(.minus)
    let token = isNegative ? next : current
    guard let (number, text) = token.number, let magnitude = Int(text) ?? Int(exactly: number)
    else {
      if let (number, text) = token.number, number >= 0x1p63 {
        throw SyntaxError(
          problem: .tooLarge(text, name: parameter.name, command: command.word),
          range: token.range)
      }
      var hint: String?
      if case .extents = token.kind, command.parameters.contains(where: { $0.kind == .size }) {
        hint = "the number comes first, the size after it"
      }
      throw missing(parameter, of: command, hint: hint)
    }
    let value = isNegative ? -magnitude : magnitude
    guard value >= bound else {
      throw SyntaxError(
        problem: .outOfRange(
          (isNegative ? "-" : "") + text, name: parameter.name, command: command.word,
          atLeast: bound),
        range: source.range(from: start, to: token.range))
    }
    if isNegative { advance() }
    advance()
    return value
  }

  private mutating func readNumber(
    _ parameter: Parameter, of command: CommandSpecification
  ) throws(SyntaxError) -> Double {
    let isNegative = current.isSymbol(.minus)
    let (start, token) = (current, isNegative ? next : current)
    let magnitude: Double
    if let number = token.number {
      magnitude = number.value
    } else if token.word == "nan" {
      magnitude = .nan
    } else if token.word == "inf" {
      magnitude = .infinity
    } else {
      throw missing(parameter, of: command)
    }
    // A setting that is not equal to itself, or not a number to reckon with, is none.
    guard magnitude.isFinite else {
      throw SyntaxError(
        problem: .wrongArgument(
          (isNegative ? "-" : "") + text(token), name: parameter.name,
          expected: parameter.kind.expected, command: command.word, usage: command.usage,
          hint: "nan and inf are values, not settings"),
        range: source.range(from: start.range, to: token.range))
    }
    if isNegative { advance() }
    advance()
    return isNegative ? -magnitude : magnitude
  }

  private mutating func readPosition(
    _ parameter: Parameter, of command: CommandSpecification
  ) throws(SyntaxError) -> [Int] {
    let isBracketed = take(.openParenthesis)
    var positions: [Int] = []
    repeat {
      positions.append(try readInteger(parameter, of: command, atLeast: Int.min + 1))
    } while take(.comma)
    if isBracketed, !take(.closeParenthesis) { throw error(.unexpected(text(current), hint: nil)) }
    return positions
  }

  // MARK: Sizes

  private mutating func readSize(
    _ parameter: Parameter, of command: CommandSpecification
  ) throws(SyntaxError) -> Size {
    let token = current
    let extents = try readExtents(parameter, of: command)
    switch extents.count {
    case 1: return Size(square: extents[0])
    case 2: return Size(rows: extents[0], columns: extents[1])
    default:
      throw SyntaxError(
        problem: .wrongArgument(
          text(token), name: parameter.name, expected: parameter.kind.expected,
          command: command.word, usage: command.usage,
          hint: "a size has two extents, rows x columns"),
        range: token.range)
    }
  }

  /// Reads `3`, `3x3` or `1x8x8`, `×` between them also.
  private mutating func readExtents(
    _ parameter: Parameter, of command: CommandSpecification
  ) throws(SyntaxError) -> [Int] {
    let start = current.range
    var extents = try readExtentsPart(parameter, of: command)
    while current.isSymbol(.cross), current.isAdjacent, next.isAdjacent, next.isWholeOrExtents {
      advance()
      extents += try readExtentsPart(parameter, of: command)
    }
    if let meant = meantSize(after: extents) {
      let written = source.text(tokens(from: start, through: meant.end))
      throw SyntaxError(
        problem: .badSize(written: written, meant: meant.text),
        range: source.range(from: start, to: meant.end.range))
    }
    return extents
  }

  private mutating func readExtentsPart(
    _ parameter: Parameter, of command: CommandSpecification
  ) throws(SyntaxError) -> [Int] {
    switch current.kind {
    case .extents(let extents):
      advance()
      return extents
    case .number(_, let text):
      guard let extent = Int(text) else { throw missing(parameter, of: command) }
      advance()
      return [extent]
    case .symbol(.openParenthesis), .symbol(.openBracket):
      throw missing(parameter, of: command, hint: "a size is written 3x3, without brackets")
    case .malformed(.malformedNumber(let text)):
      let meant = String(text.map { $0 == "X" ? "x" : $0 })
      let lexed = meant.hasSuffix("x") ? meant + "3" : meant
      let parts = lexed.split(separator: "x", omittingEmptySubsequences: false)
      guard parts.count > 1, parts.allSatisfy({ Int($0) != nil }) else {
        throw missing(parameter, of: command)
      }
      throw SyntaxError(problem: .badSize(written: text, meant: lexed), range: current.range)
    default: throw missing(parameter, of: command)
    }
  }

  /// What `3 x 3`, `3*3`, `3,3` or `3 x3` was meant to be, read up to the first extent.
  private func meantSize(after extents: [Int]) -> (text: String, end: Token)? {
    let known = extents.map(String.init).joined(separator: "x")
    switch current.kind {
    case .word("x"), .symbol(.star), .symbol(.cross), .symbol(.comma):
      if case .number(_, let text) = next.kind { return ("\(known)x\(text)", next) }
      return (extents.count == 1 ? "\(known)x\(known)" : known, current)
    case .word(let word) where word.first == "x" && Int(word.dropFirst()) != nil:
      return (known + word, current)
    default: return nil
    }
  }

  // MARK: Words

  private mutating func readFlag(
    _ parameter: Parameter, of command: CommandSpecification
  ) throws(SyntaxError) -> Bool {
    guard let word = current.word, word == "on" || word == "off" else {
      throw missing(parameter, of: command)
    }
    advance()
    return word == "on"
  }

  private mutating func readChoice(
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

  private mutating func readWord(
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

  private mutating func readNewName(
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

  private mutating func readText(
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

  // MARK: Addresses and layers

  private mutating func readAddress(
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

  private mutating func readLayer(
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
  private mutating func readView(
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

extension Token {
  /// Whether it is a number or extents.
  fileprivate var isWholeOrExtents: Bool {
    switch kind {
    case .number, .extents: return true
    default: return false
    }
  }
}

extension Token {
  /// The number it is, and how it was written; where files are named, a number is a plain word.
  fileprivate var number: (value: Double, text: String)? {
    switch kind {
    case .number(let value, let text): return (value, text)
    case .plain(let text):
      let isNumber = text.utf8.allSatisfy { "0123456789.eE+-".utf8.contains($0) }
      return isNumber ? Double(text).map { ($0, text) } : nil
    case .word, .extents, .quoted, .symbol, .malformed, .end: return nil
    }
  }
}
