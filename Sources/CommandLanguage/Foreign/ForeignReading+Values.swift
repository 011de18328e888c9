extension ForeignReading {
  private var current: Token? { position < tokens.count ? tokens[position] : nil }

  /// Writes tokens anew up to a closing bracket or, among arguments, a comma; not past them.
  mutating func sequence(until closing: Symbol?, stopsAtComma: Bool = false) -> Piece {
    var result = Piece(text: "")
    while let token = current {
      if let closing, token.isSymbol(closing) || (stopsAtComma && token.isSymbol(.comma)) { break }
      let isSeparate = !token.isAdjacent && !result.text.isEmpty
      let piece = value()
      if piece.isCommand { command = command ?? piece.text }
      result.isBroken = result.isBroken || piece.isBroken
      result.isCommand = piece.isCommand && result.text.isEmpty
      result.text += (isSeparate ? " " : "") + piece.text
    }
    return result
  }

  /// A value with the fields, indices and arguments that touch it, or any other single token.
  private mutating func value() -> Piece {
    guard let first = current else { return Piece(text: "") }
    position += 1
    var piece = Piece(text: source.text([first]))
    var isOwner = false
    if let word = first.word {
      if position == 1, Vocabulary.command(word) != nil,
        !Vocabulary.wordsThatAreAlsoValues.contains(word), !followsDot
      {
        return piece
      }
      if let arguments = arguments() {
        piece = call(word, of: nil, isOwned: false, arguments: arguments, at: first)
      } else if followsDot, onlyOwns(word) {
        isOwner = true
      } else if !followsDot {
        note(bare: word, at: first)
      }
    } else if first.isSymbol(.openParenthesis) || first.isSymbol(.openBracket),
      let closing = first.symbol?.closing
    {
      let inner = sequence(until: closing)
      position += 1
      piece.text += inner.text + closing.rawValue
      piece.isBroken = inner.isBroken
    } else {
      return piece
    }
    return suffixes(of: piece, first: first, isOwner: isOwner)
  }

  /// Whether the word before a dot only says whose name follows it.
  private func onlyOwns(_ word: String) -> Bool {
    if ForeignWords.unmistakable.contains(word) { return true }
    let isCapital = tokens[position + 1].word?.first?.isUppercase == true
    return isCapital && ForeignWords.owners.contains(word)
  }

  private mutating func suffixes(of start: Piece, first: Token, isOwner: Bool) -> Piece {
    var piece = start
    var isOwner = isOwner
    var owner = first.word ?? ""
    while let token = current, token.isAdjacent, !piece.isCommand {
      if token.isSymbol(.openBracket) {
        position += 1
        let inner = sequence(until: .closeBracket)
        position += 1
        piece.text += "[\(inner.text)]"
        piece.isBroken = piece.isBroken || inner.isBroken
      } else if token.isSymbol(.dot), position + 1 < tokens.count,
        let name = tokens[position + 1].word
      {
        let field = tokens[position + 1]
        position += 2
        if isOwner, ForeignWords.owners.contains(name), followsDot {
          owner += "." + name
          continue
        }
        let last = owner.split(separator: ".").last.map(String.init) ?? ""
        owner = owner.isEmpty ? name : owner + "." + name
        let base = isOwner ? nil : piece
        // What is called is no field: `x.mean()` is a method, `batchnorm1.mean` a value.
        if Vocabulary.field(name) != nil, !isOwner,
          Vocabulary.callable(name) == nil || current?.isSymbol(.openParenthesis) != true
        {
          piece.text += "." + name
          continue
        }
        var arguments = arguments()
        if arguments == nil, current?.isSymbol(.assign) == true { arguments = assigned() }
        piece = call(
          name, of: base, isOwned: true, owner: last, written: owner, arguments: arguments,
          at: field)
        isOwner = false
      } else {
        break
      }
    }
    return piece
  }

  /// Whether a dot and a word touch the token before.
  private var followsDot: Bool {
    guard let token = current, token.isSymbol(.dot), token.isAdjacent else { return false }
    return position + 1 < tokens.count && tokens[position + 1].word != nil
  }

  /// What is assigned to an attribute, as an argument: `conv1.requires_grad = False`.
  private mutating func assigned() -> [ForeignArgument]? {
    guard position + 2 == tokens.count, let word = tokens[position + 1].word,
      word == "True" || word == "False"
    else { return nil }
    position += 2
    return [ForeignArgument(text: word)]
  }

  /// The arguments in the brackets that touch the token before; `nil` where none do.
  mutating func arguments() -> [ForeignArgument]? {
    guard let open = current, open.isSymbol(.openParenthesis), open.isAdjacent else { return nil }
    position += 1
    let outer = command
    defer { command = outer }
    var arguments: [ForeignArgument] = []
    while let token = current, !token.isSymbol(.closeParenthesis) {
      arguments.append(argument())
      if current == token || current?.isSymbol(.comma) == true { position += 1 }
    }
    position += 1
    return arguments
  }

  private mutating func argument() -> ForeignArgument {
    var keyword: String?
    if let word = current?.word, position + 1 < tokens.count, tokens[position + 1].isSymbol(.assign)
    {
      keyword = word
      position += 2
    }
    let start = position
    let piece = sequence(until: .closeParenthesis, stopsAtComma: true)
    let own = tokens[start..<min(position, tokens.count)]
    var depth = 0
    var isCompound = false
    for token in own {
      if token.symbol?.opens == true { depth += 1 }
      if token.symbol?.closes == true { depth -= 1 }
      if depth == 0, token.symbol?.binaryOperator != nil { isCompound = true }
    }
    let isSigned = own.count == 2 && own.first?.isSymbol(.minus) == true
    var argument = ForeignArgument(
      keyword: keyword, text: piece.text, isCompound: isCompound && !isSigned)
    if let first = own.first, first.symbol?.opens == true, let last = own.last,
      last.isSymbol(first.symbol?.closing ?? .comma), !isCompound, own.count > 2
    {
      argument.items = Self.elements(piece.text.dropFirst().dropLast())
    }
    return argument
  }

  /// The texts between commas, those in brackets left together.
  private static func elements(_ text: Substring) -> [String] {
    var elements = [""]
    var depth = 0
    for character in text {
      if character == "(" || character == "[" { depth += 1 }
      if character == ")" || character == "]" { depth -= 1 }
      if character == ",", depth == 0 {
        elements.append("")
      } else if character != " " || depth > 0 {
        elements[elements.count - 1].append(character)
      }
    }
    return elements.filter { !$0.isEmpty }
  }

  /// Notes a word that stands alone, where it is a foreign one.
  private mutating func note(bare word: String, at token: Token) {
    guard Vocabulary.command(word) == nil, let answer = ForeignWords.answer(to: word) else {
      return
    }
    // A word of our own that begins a statement has been answered as such.
    if token == tokens.first, tokens.count > 1, !tokens[1].isSymbol(.assign),
      Vocabulary.isInner(word)
    {
      return
    }
    hits.append(Hit(token: token, isPlain: true, answer: answer))
  }
}
