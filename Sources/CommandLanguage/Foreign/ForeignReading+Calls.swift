extension ForeignReading {
  /// A name with the value before its dot and its arguments, written as Gradus writes it.
  mutating func call(
    _ name: String, of base: Piece?, isOwned: Bool, owner: String = "", written: String? = nil,
    arguments: [ForeignArgument]?, at token: Token
  ) -> Piece {
    let original = original(name, of: base, arguments)
    let isOurs = Vocabulary.callable(name) != nil && !isOwned && arguments != nil
    if isOurs { return original }
    let written = written ?? name
    // What is called by a word of ours alone is taken for it.
    let isMisplaced = base == nil && !isOwned && arguments != nil && Vocabulary.isWord(name)
    let qualified = ForeignWords.lines["\(owner).\(name)"] ?? []
    let lines =
      qualified + ForeignWords.lines(for: name).filter(\.isMethod).filter { _ in base != nil }
      + ForeignWords.lines(for: name).filter { !$0.isMethod }
    for line in lines {
      guard let (text, leftOut) = Self.text(of: line, base: base, arguments ?? []) else { continue }
      var answer = ForeignWords.answer(line, written: written, translated: text, leftOut: leftOut)
      if isMisplaced {
        // The parser says of it what there is to say, where nothing can be typed instead.
        if text == nil, Vocabulary.command(name) == nil { break }
        answer = answer.calledAsFunction()
      }
      return hit(answer, at: token, text: text, line: line, isBroken: base?.isBroken ?? false)
    }
    if let own = ownCall(name, of: base, isOwned: isOwned, arguments) {
      let isCommand = !own.contains("(")
      let answer = ForeignAnswer(written: written, suggestion: own, isMissing: false, notes: [])
      hits.append(Hit(token: token, isPlain: false, answer: answer))
      return Piece(text: own, isCommand: isCommand)
    }
    if isMisplaced, Vocabulary.command(name) == nil { return original }
    var answer: ForeignAnswer?
    if let line = lines.first {
      answer = ForeignWords.answer(line, written: written)
    } else if let function = Vocabulary.callable(name) {
      answer = ForeignAnswer(
        written: written, suggestion: nil, isMissing: false,
        notes: ["it is written: \(function.signature)"])
    } else if let command = Vocabulary.command(name) {
      answer = ForeignAnswer(
        written: written, suggestion: command.word, isMissing: false,
        notes: command.usage.map { "it is written: \($0)" })
    } else if ForeignWords.isMissing(name) || isOwned && base == nil {
      answer = ForeignWords.missing(written)
    } else if isOwned, arguments != nil {
      answer = ForeignAnswer(
        written: written, suggestion: nil, isMissing: true,
        notes: ["values have no methods; functions take them in brackets, as in sum(x)"])
    }
    guard let answer else { return original }
    hits.append(Hit(token: token, isPlain: false, answer: answer))
    return Piece(text: original.text, isBroken: true)
  }

  private mutating func hit(
    _ answer: ForeignAnswer, at token: Token, text: String?, line: ForeignWord, isBroken: Bool
  ) -> Piece {
    hits.append(Hit(token: token, isPlain: false, answer: answer))
    guard let text else { return Piece(text: answer.written, isBroken: true) }
    let isCommand = line.leadingWord.flatMap(Vocabulary.command) != nil
    let isCall = text.dropFirst(line.leadingWord?.count ?? 0).first == "("
    return Piece(text: text, isCommand: isCommand && !isCall, isBroken: isBroken)
  }

  /// The text that a line makes of a value and arguments, and the arguments it leaves out; `nil`
  /// where the line is not about them.
  private static func text(
    of line: ForeignWord, base: Piece?, _ arguments: [ForeignArgument]
  ) -> (text: String?, leftOut: [String])? {
    guard !line.isMissing else { return (nil, []) }
    guard let instead = line.instead else {
      return line.slots.isEmpty ? (nil, []) : nil
    }
    var given = arguments
    if let base, !line.isMethod || line.slots.first.map(["x", "a"].contains) == true,
      case .call = line.form
    {
      given.insert(ForeignArgument(text: base.text), at: 0)
    }
    if case .statement = line.form { return nil }
    if line.form == .bare {
      let isWhole = ForeignTemplate.withoutGroups(instead) == instead && !instead.contains("{")
      return isWhole && isReadable(instead) ? (instead, []) : nil
    }
    var named: [String: ForeignArgument] = [:]
    var extra: [String] = []
    var place = 0
    for argument in given {
      if let keyword = argument.keyword {
        let slot = alias[keyword] ?? keyword
        if let fixed = line.slots.first(where: { $0.hasPrefix("\(slot)=") }) {
          guard fixed == "\(slot)=\(argument.text)" else { return nil }
          named[fixed] = argument
        } else if line.slots.contains(slot) {
          named[slot] = argument
        } else if !ForeignWord.silent.contains(slot) {
          extra.append("\(keyword)=\(argument.text)")
        }
      } else if place < line.slots.count {
        let slot = line.slots[place]
        if let sign = slot.firstIndex(of: "="), slot[sign...].dropFirst() != argument.text {
          return nil
        }
        named[slot] = argument
        place += 1
      } else {
        extra.append(argument.text)
      }
    }
    // What has to be given by its name, and is not.
    if line.slots.contains(where: { !$0.hasPrefix("=") && $0.contains("=") && named[$0] == nil }) {
      return nil
    }
    // A shape may be given as a tuple or as numbers one behind the other.
    if let last = line.slots.last, ["shape", "extents"].contains(last), var first = named[last],
      first.items == nil, !extra.isEmpty || Int(first.text) != nil
    {
      first.items = [first.text] + extra
      named[last] = first
      extra = []
    }
    for slot in line.slots where slot.hasPrefix("=") && named[slot] == nil { return nil }
    guard let filled = ForeignTemplate(text: instead).filled(named) else { return nil }
    let unused = named.filter {
      !filled.used.contains($0.key) && !ForeignWord.silent.contains($0.key)
        && !$0.key.hasPrefix("=") && !["x", "y", "optimizer"].contains($0.key)
    }
    return (filled.text, extra + unused.keys.sorted().compactMap { unused[$0]?.text })
  }

  /// Arguments that go by several names.
  static let alias = [
    "in_channels": "in", "out_channels": "out", "filters": "out", "kernel_size": "kernel",
    "pool_size": "kernel", "strides": "stride", "in_features": "in", "out_features": "out",
    "units": "out", "negative_slope": "slope", "learning_rate": "lr", "input": "x", "tensor": "x",
    "size": "shape", "dim": "axis", "dilation_rate": "dilation", "other": "b",
  ]

  /// A function or layer of ours that is called by its own name, as `x.mean()`, `F.relu(x)` or
  /// `nn.ReLU()`.
  private func ownCall(
    _ name: String, of base: Piece?, isOwned: Bool, _ arguments: [ForeignArgument]?
  ) -> String? {
    if base == nil, arguments?.allSatisfy({ $0.keyword != nil }) != false,
      let own = ForeignWords.ownWord(for: name) ?? (isOwned ? layer(name) : nil)
    {
      return own
    }
    guard isOwned, let arguments, let function = Vocabulary.callable(ForeignWords.callable(name))
    else { return nil }
    var values = base.map { [$0.text] } ?? []
    for argument in arguments {
      if let keyword = argument.keyword, !["dim", "axis", "n"].contains(keyword) { continue }
      if function.arguments.upperBound == .max, let items = argument.items {
        values += items
      } else if name == "reshape", let items = argument.items {
        values.append("[\(items.joined(separator: ", "))]")
      } else {
        values.append(argument.text)
      }
    }
    if name == "reshape", values.count > 2 {
      values = [values[0], "[\(values.dropFirst().joined(separator: ", "))]"]
    }
    guard function.arguments.contains(values.count) else { return nil }
    return "\(function.name)(\(values.joined(separator: ", ")))"
  }

  private func layer(_ name: String) -> String? {
    Vocabulary.command(name)?.definesLayer == true ? name : nil
  }

  private func original(
    _ name: String, of base: Piece?, _ arguments: [ForeignArgument]?
  ) -> Piece {
    var text = (base.map { $0.text + "." } ?? "") + name
    if let arguments {
      let inner = arguments.map { ($0.keyword.map { "\($0)=" } ?? "") + $0.text }
      text += "(\(inner.joined(separator: ", ")))"
    }
    return Piece(text: text, isBroken: base?.isBroken ?? false)
  }
}

extension ForeignWords {
  /// The name of our function that a foreign name is, without what makes it work in place.
  static func callable(_ name: String) -> String {
    forms(of: name).first { Vocabulary.callable($0) != nil } ?? name
  }
}
