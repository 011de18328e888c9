extension ParameterKind {
  /// What an argument of this kind looks like, to complete "expects …".
  package var expected: String {
    switch self {
    case .integer(let bound) where bound > Int.min + 1:
      return bound > 0 ? "a whole number of at least \(bound)" : "a whole number"
    case .integer: return "a whole number"
    case .integerOr(_, let choices):
      return "a whole number or \(choices.map(\.word).joined(separator: " or "))"
    case .number: return "a finite number"
    case .flag: return "on or off"
    case .size: return "a size, as 3x3 or 3"
    case .sizeOr(let choices):
      return "a size, as 3x3 or 3, or \(choices.map(\.word).joined(separator: " or "))"
    case .shape: return "a shape, as 1x8x8 or 4"
    case .choice(let choices):
      return "one of \(choices.map(\.word).joined(separator: ", "))"
    case .layer, .weightOwner: return "a layer's name, as conv1"
    case .activation: return "a layer's name, as conv1, or input"
    case .newName: return "a new name"
    case .address: return "an address, as conv1.weight[0]"
    case .layerOrAddress: return "a layer or an address, as conv1 or conv1.weight[0]"
    case .expression: return "an expression"
    case .file: return "a file's name"
    case .word(let meaning): return meaning
    case .position: return "positions, as 2,3"
    case .layerDefinition: return "a layer, as conv 2 3x3"
    case .example: return "an example's name"
    case .lesson: return "a lesson's name or number"
    case .helpTopic: return "a word"
    case .text: return "a text"
    case .view: return "a view, as grads or accumulate conv1.weight[0]"
    }
  }

  /// Whether it is the name of something in the network, which is never quoted.
  var isName: Bool { [.layer, .weightOwner, .activation].contains(self) }

  /// Whether a token may be the start of such an argument.
  func mayStart(with token: Token) -> Bool {
    switch token.kind {
    case .end: return false
    case .malformed: return true
    case .number, .extents: return startsWithNumber
    case .symbol(let symbol): return mayStart(with: symbol)
    case .quoted: return [.file, .helpTopic, .lesson, .text].contains(self)
    case .word(let word), .plain(let word): return mayStart(with: word)
    }
  }

  private var startsWithNumber: Bool {
    switch self {
    case .integer, .integerOr, .number, .size, .sizeOr, .shape, .expression, .position, .text:
      return true
    case .flag, .choice, .layer, .weightOwner, .activation, .newName, .address, .layerOrAddress,
      .file, .word, .layerDefinition, .example, .lesson, .helpTopic, .view:
      return false
    }
  }

  private func mayStart(with symbol: Symbol) -> Bool {
    switch self {
    case .integer, .integerOr, .number: return symbol == .minus
    case .expression: return symbol == .minus || symbol.opens
    case .position: return symbol == .openParenthesis || symbol == .minus
    case .text: return true
    case .flag, .size, .sizeOr, .shape, .choice, .layer, .weightOwner, .activation, .newName,
      .address, .layerOrAddress, .file, .word, .layerDefinition, .example, .lesson, .helpTopic,
      .view:
      return false
    }
  }

  private func mayStart(with word: String) -> Bool {
    switch self {
    case .number: return word == "nan" || word == "inf"
    case .flag: return word == "on" || word == "off"
    case .choice(let choices), .integerOr(_, let choices), .sizeOr(let choices):
      return choices.contains { $0.word == word }
    case .layerDefinition: return Vocabulary.command(word)?.definesLayer ?? false
    case .layer, .weightOwner, .address, .layerOrAddress: return !Vocabulary.isKeyword(word)
    case .activation: return !Vocabulary.isKeyword(word) && !Vocabulary.layerWords.contains(word)
    case .newName, .expression, .file, .example, .lesson, .helpTopic, .text, .view, .word:
      return true
    case .integer, .size, .shape, .position: return false
    }
  }
}
