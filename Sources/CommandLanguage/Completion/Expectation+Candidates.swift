extension Expectation {
  /// The words that meet it.
  func candidates(_ names: CompletionNames) -> [NamedWord] {
    switch self {
    case .statement: return Self.commands + Self.targets(names)
    case .value: return Self.values(names)
    case .field(let base): return Self.fields(of: base, names)
    case .option(let name, let summary): return [NamedWord(name, summary)]
    case .keyword(let word): return Self.isWord(word) ? [NamedWord(word, "")] : []
    case .argument(let kind, let command): return Self.words(of: kind, command, names)
    }
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
    + Vocabulary.filters + [NamedWord("all", "every command")]

  /// What has an address.
  private static func targets(_ names: CompletionNames) -> [NamedWord] {
    Vocabulary.namedValues + names.layers + names.variables
  }

  private static func values(_ names: CompletionNames) -> [NamedWord] {
    targets(names) + constants
  }

  private static func words(
    of kind: ParameterKind, _ command: String, _ names: CompletionNames
  ) -> [NamedWord] {
    switch kind {
    case .choice(let choices), .integerOr(_, let choices):
      return choices.map { NamedWord($0.word, $0.meaning) }
    case .flag: return [NamedWord("on", "yes"), NamedWord("off", "no")]
    case .layer: return names.layers
    case .address: return targets(names)
    case .expression: return values(names)
    case .layerDefinition: return layers
    case .example: return names.examples
    case .lesson: return names.lessons + Vocabulary.lessonPlaces
    case .helpTopic: return topics
    case .view: return views
    case .integer, .number, .size, .shape, .newName, .file, .position, .text, .word: return []
    }
  }

  private static func fields(of base: Expression, _ names: CompletionNames) -> [NamedWord] {
    guard case .name(let name) = base.kind, !Vocabulary.values.contains(name) else {
      return Vocabulary.fields.filter { $0.name == "grad" }
    }
    guard let known = names.fieldsByLayer[name] else {
      return names.variables.contains { $0.name == name } ? [] : Vocabulary.fields
    }
    return Vocabulary.fields.filter { known.contains($0.name) }
  }
}
