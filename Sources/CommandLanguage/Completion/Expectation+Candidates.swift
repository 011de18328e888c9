extension Expectation {
  /// The words that meet it, where `prefix` has been typed.
  func candidates(_ names: CompletionNames, after prefix: String) -> [CompletionCandidate] {
    switch self {
    case .statement:
      Self.commands.map { word in
        let isValue = Vocabulary.wordsThatAreAlsoValues.contains(word.name)
        return CompletionCandidate(word, isValue ? .more : .word)
      } + Self.with(.more, Self.targets(names))
    case .value: Self.with(.more, Self.values(names))
    case .field(let base): Self.with(.more, Self.fields(of: base, names))
    case .option(let name, let summary): [CompletionCandidate(name, summary, following: .word)]
    case .keyword(let word): Self.isWord(word) ? Self.with(.word, [NamedWord(word, "")]) : []
    case .weightOwner(let call, let isNested):
      Self.with(.word, names.layers.filter { names.canShare($0.name, call, isNested) })
    case .argument(let kind, _): Self.words(of: kind, names, after: prefix)
    }
  }

  /// The files that meet it.
  var files: Completion.FileKind? {
    switch self {
    case .argument(.file, _): .any
    case .argument(.lesson, _): .lessons
    case .statement, .value, .field, .option, .keyword, .weightOwner, .argument: nil
    }
  }

  private static func with(
    _ following: CompletionCandidate.Following, _ words: [NamedWord]
  ) -> [CompletionCandidate] {
    words.map { CompletionCandidate($0, following) }
  }

  private static func isWord(_ text: String) -> Bool { text.allSatisfy(\.isLetter) }

  private static let commands = Vocabulary.commands.flatMap { command in
    [NamedWord(command.word, command.summary)]
      + command.abbreviations.map { NamedWord($0, "short for \(command.word)") }
  }

  private static let layers = Vocabulary.layerCommands.map { NamedWord($0.word, $0.summary) }

  private static let functions = Vocabulary.functions.map {
    NamedWord($0.name + "(", "\($0.signature): \($0.summary)")
  }

  private static let constants =
    functions + Vocabulary.pictures.filter { Vocabulary.callable($0.name) == nil }
    + Vocabulary.filters + [NamedWord("nan", "not a number"), NamedWord("inf", "infinity")]

  private static let views = Vocabulary.views.map { NamedWord($0.word, $0.summary) }

  private static let topics =
    commands + Vocabulary.functions.map { NamedWord($0.name, $0.summary) } + Vocabulary.pictures
    + Vocabulary.filters + HelpCommand.Page.offered.map { NamedWord($0.word, $0.meaning) }

  /// The beginnings of addresses: a layer alone is none.
  private static func targets(_ names: CompletionNames) -> [NamedWord] {
    Vocabulary.namedValues + names.layers.map { NamedWord($0.name + ".", $0.summary) }
      + names.variables
  }

  private static func values(_ names: CompletionNames) -> [NamedWord] {
    targets(names) + constants
  }

  private static func words(
    of kind: ParameterKind, _ names: CompletionNames, after prefix: String
  ) -> [CompletionCandidate] {
    switch kind {
    case .choice(let choices), .integerOr(_, let choices), .sizeOr(let choices):
      with(.word, choices.map { NamedWord($0.word, $0.meaning) })
    case .flag: with(.word, [NamedWord("on", "yes"), NamedWord("off", "no")])
    case .layer: with(.more, names.layers)
    case .activation: with(.more, [NamedWord("input", "the network's input")] + names.layers)
    case .address: with(.more, targets(names))
    case .layerOrAddress(let others):
      // A layer stands alone here; once its name is there, its fields come.
      with(.more, names.layers.map { $0.name == prefix ? NamedWord(prefix + ".", $0.summary) : $0 })
        + with(.word, others.map { NamedWord($0.word, $0.meaning) })
    case .expression: with(.more, values(names))
    case .layerDefinition: with(.word, layers)
    case .example: with(.word, names.examples)
    case .lesson:
      with(.word, names.lessons + LessonPlace.offered.map { NamedWord($0.word, $0.meaning) })
    case .helpTopic: with(.word, topics)
    case .view: with(.word, views)
    case .integer, .number, .size, .shape, .newName, .file, .position, .text, .word, .weightOwner:
      []
    }
  }

  private static func fields(of base: Expression, _ names: CompletionNames) -> [NamedWord] {
    guard case .name(let name) = base.kind, !Vocabulary.values.contains(name) else {
      return Vocabulary.fields.filter { $0.name == "grad" }
    }
    return fields(of: name, names)
  }

  /// The fields behind a name that is no value.
  static func fields(of name: String, _ names: CompletionNames) -> [NamedWord] {
    guard let known = names.fieldsByLayer[name] else {
      return names.variables.contains { $0.name == name } ? [] : Vocabulary.fields
    }
    return Vocabulary.fields.filter { known.contains($0.name) }
  }
}

extension CompletionNames {
  /// The layer that is meant by a name in other letters; `nil` where the name means something as it
  /// stands, or nothing.
  func layer(meantBy base: Expression, folded: (String) -> String) -> String? {
    guard let written = base.written, !Vocabulary.values.contains(written) else { return nil }
    guard !(layers + variables).contains(where: { $0.name == written }) else { return nil }
    return layers.first { folded($0.name) == folded(written) }?.name
  }
}

extension Expression {
  /// The name that it is, and nothing more.
  var written: String? {
    if case .name(let name) = kind { name } else { nil }
  }
}
