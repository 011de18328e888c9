import CommandLanguage
import Documents

/// All that `help` can say about one word.
struct HelpTopic {
  private let word: String
  private let blocks: [Block]
  private let facts: [Fact]

  /// Looks a word up among commands, functions, pictures, filters, fields, values and options.
  init?(_ word: String) {
    self.word = word
    if let command = Vocabulary.command(word) {
      (blocks, facts) = (Self.blocks(command), Self.facts(command))
    } else if let setting = Vocabulary.settings.first(where: { $0.name == word }) {
      (blocks, facts) = (Self.blocks(setting: setting), [Fact("summary", .text(setting.summary))])
    } else if let function = Vocabulary.callable(word) {
      let isPicture = Vocabulary.pictures.contains { $0.name == word }
      blocks = Self.blocks(function, as: isPicture ? "a picture" : "a function")
      facts = [
        Fact("usage", .list([.text(function.signature)])), Fact("summary", .text(function.summary)),
      ]
    } else if let (blocks, named) = Self.named(word) {
      (self.blocks, facts) = (blocks, [Fact("summary", .text(named.summary))])
    } else if let blocks = Self.blocks(option: word) ?? Self.blocks(choice: word) {
      (self.blocks, facts) = (blocks, [])
    } else if Vocabulary.isLayerName(word) {
      let kind = String(word.prefix { !$0.isNumber })
      guard let command = Vocabulary.command(kind) else { return nil }
      (blocks, facts) = (Self.blocks(command), Self.facts(command))
    } else if let answer = ForeignWords.answer(to: word) {
      (blocks, facts) = (Self.blocks(answer), Self.facts(answer))
    } else {
      return nil
    }
  }

  var document: Document {
    Document(kind: "help", blocks: blocks, facts: [Fact("word", .text(word))] + facts)
  }

  /// Every word that has help, for did-you-mean.
  static var words: [String] {
    Vocabulary.commands.flatMap { [$0.word] + $0.abbreviations }
      + Vocabulary.functions.map(\.name) + Vocabulary.pictures.map(\.name)
      + Vocabulary.filters.map(\.name) + Vocabulary.fields.map(\.name)
      + Vocabulary.settings.map(\.name) + ["all"]
  }

  // MARK: Commands

  private static func blocks(_ command: CommandSpecification) -> [Block] {
    var blocks: [Block] = example(command.examples.first)
    blocks.append(.heading("\(command.word): \(command.summary)"))
    blocks.append(.verbatim(command.usage.map { "  \(.code($0))" }))
    blocks += command.discussion.map { .paragraph(marked($0)) }
    if !command.options.isEmpty {
      blocks.append(.table(table(command.options)))
    }
    for parameter in command.parameters {
      if case .choice(let choices) = parameter.kind {
        blocks.append(
          .table(
            Table(
              columns: [.init(parameter.name), .init("")],
              rows: choices.map { [.code($0.word), Text($0.meaning)] })))
      }
    }
    if command.examples.count > 1 {
      blocks.append(.paragraph("more that runs as it stands:"))
      blocks.append(.verbatim(command.examples.dropFirst().flatMap(lines)))
    }
    if let function = Vocabulary.callable(command.word) {
      blocks.append(
        .note(
          Note(
            .remark,
            "\(.code(function.signature)) is the function: \(function.summary)")))
    }
    if !command.abbreviations.isEmpty {
      let words = command.abbreviations.joined(separator: ", ")
      blocks.append(.note(Note(.remark, "also written \(.code(words))")))
    }
    let related = related(to: command)
    if !related.isEmpty {
      blocks.append(
        .note(Note(.remark, "related: \(.code(related.joined(separator: " ")))")))
    }
    return blocks
  }

  /// The commands that this one's help names, then those whose help names it, then its neighbours
  /// in its group.
  private static func related(to command: CommandSpecification) -> [String] {
    let commands = Vocabulary.commands
    let others = commands.filter { $0.word != command.word }
    let named = others.filter { mentions($0.word, in: command) }
    let naming = others.filter { mentions(command.word, in: $0) }
    let place = commands.firstIndex { $0.word == command.word } ?? 0
    let near = commands.indices
      .filter { $0 != place && commands[$0].topic == command.topic }
      .sorted { abs($0 - place) < abs($1 - place) }.prefix(3).map { commands[$0] }
    var words: [String] = []
    for other in named + naming + near where !words.contains(other.word) {
      words.append(other.word)
    }
    return Array(words.prefix(max(3, min(6, named.count + naming.count))))
  }

  /// Whether a command's help names another as something to type; an option of its own, a value's
  /// name or a part of a longer line is none.
  private static func mentions(_ word: String, in command: CommandSpecification) -> Bool {
    let own = command.options.map(\.name) + command.parameters.flatMap(choices)
    return !own.contains(word)
      && command.discussion.flatMap(codes).contains { firstWord($0) == word }
      && !Vocabulary.namedValues.contains { $0.name == word }
  }

  private static func choices(_ parameter: Parameter) -> [String] {
    switch parameter.kind {
    case .choice(let choices), .integerOr(_, let choices), .sizeOr(let choices): choices.map(\.word)
    default: []
    }
  }

  private static func firstWord(_ code: String) -> String? {
    let words = code.split(separator: " ")
    return words.first.map { $0 == "help" && words.count > 1 ? String(words[1]) : String($0) }
  }

  private static func facts(_ command: CommandSpecification) -> [Fact] {
    [
      Fact("summary", .text(command.summary)),
      Fact("usage", .list(command.usage.map { .text($0) })),
      Fact("examples", .list(command.examples.map { .text($0) })),
      Fact("abbreviations", .list(command.abbreviations.map { .text($0) })),
    ]
  }

  // MARK: Other words

  private static func blocks(setting: OptionSpecification) -> [Block] {
    let choices = SettingsView.choices(setting)
    let value =
      Setting(rawValue: setting.name).map(HelpExamples.value)
      ?? choices.prefix { $0 != "|" }.description
    var blocks = example("set \(setting.name) \(value)")
    blocks.append(.heading("\(setting.name), an option of set: \(setting.summary)"))
    blocks.append(.verbatim(["  \(.code("set \(setting.name) \(choices)"))"]))
    if case .choice(let choices)? = setting.kind {
      blocks.append(
        .table(
          Table(
            columns: [.init("value"), .init("")],
            rows: choices.map { [.code($0.word), Text($0.meaning)] })))
    }
    return blocks + [.next("set")]
  }

  private static func blocks(_ function: FunctionSpecification, as kind: String) -> [Block] {
    var blocks = example(HelpExamples.functions[function.name])
    blocks.append(.heading("\(function.name), \(kind): \(function.summary)"))
    blocks.append(.verbatim(["  \(.code(function.signature))"]))
    return blocks
  }

  /// Help on a picture, a filter, a field or a value.
  private static func named(_ word: String) -> (blocks: [Block], word: NamedWord)? {
    let lists = [
      (Vocabulary.pictures, "a picture, as large as the input"),
      (Vocabulary.filters, "a filter, 3\u{D7}3"), (Vocabulary.fields, "a field"),
      (Vocabulary.namedValues, "a value"),
    ]
    for (words, kind) in lists {
      guard let found = words.first(where: { $0.name == word }) else { continue }
      return (
        example(HelpExamples.line(naming: word))
          + [.heading("\(word), \(kind): \(found.summary)")], found
      )
    }
    return nil
  }

  /// A word that is an option of some commands, as `stride`.
  private static func blocks(option word: String) -> [Block]? {
    let owners = Vocabulary.commands.filter { command in
      command.word != "set" && command.options.contains { $0.name == word }
    }
    guard let first = owners.first else { return nil }
    let examples = owners.flatMap(\.examples)
    var blocks = example(examples.first { $0.contains(" \(word)") } ?? first.examples.first)
    blocks.append(.heading("\(word), an option of \(owners.map(\.word).joined(separator: ", "))"))
    blocks.append(
      .table(
        Table(
          columns: [.init("command"), .init("what it does there")],
          rows: owners.map { owner in
            let summary = owner.options.first { $0.name == word }?.summary ?? ""
            return [.code(owner.word), Text(summary)]
          })))
    return blocks + [.next("help \(first.word)")]
  }

  /// A word that some command or setting lets choose, as `cross-entropy`.
  private static func blocks(choice word: String) -> [Block]? {
    func meaning(_ kind: ParameterKind?) -> String? {
      switch kind {
      case .choice(let choices)?, .integerOr(_, let choices)?, .sizeOr(let choices)?:
        choices.first { $0.word == word }?.meaning
      default: nil
      }
    }
    for command in Vocabulary.commands {
      guard let found = command.parameters.compactMap({ meaning($0.kind) }).first else { continue }
      return example(command.examples.first { $0.contains(word) } ?? command.examples.first)
        + [.heading("\(word), a choice of \(command.word): \(found)")]
        + [.next("help \(command.word)")]
    }
    for setting in Vocabulary.settings {
      guard let found = meaning(setting.kind) else { continue }
      return example("set \(setting.name) \(word)")
        + [.heading("\(word), a value of the option \(setting.name): \(found)")]
        + [.next("help \(setting.name)")]
    }
    return nil
  }

  // MARK: Words of other libraries

  private static func blocks(_ answer: ForeignAnswer) -> [Block] {
    var blocks: [Block] = [
      .heading(
        answer.isMissing
          ? "\(.code(answer.written)) is not in Gradus"
          : "\(.code(answer.written)): a word of PyTorch, Keras or NumPy")
    ]
    if let suggestion = answer.suggestion {
      blocks.append(.paragraph("in Gradus: \(.code(suggestion))"))
    }
    blocks += answer.notes.map { .paragraph(marked($0)) }
    let word = answer.suggestion.map { String($0.prefix { $0.isLetter || $0 == "_" }) }
    if let word, HelpTopic.words.contains(word) {
      blocks.append(.next("help \(word)"))
    }
    return blocks
  }

  private static func facts(_ answer: ForeignAnswer) -> [Fact] {
    [
      Fact("missing", .flag(answer.isMissing)),
      Fact("suggestion", answer.suggestion.map { .text($0) } ?? .none),
      Fact("notes", .list(answer.notes.map { .text($0) })),
    ]
  }

  // MARK: Layout

  /// A line to type; one that is too long as a line for each statement.
  private static func lines(_ line: String) -> [Text] {
    let parts = line.count <= 76 ? [line] : line.split(separator: "; ").map(String.init)
    return parts.map { "  \(.code($0))" }
  }

  private static func example(_ line: String?) -> [Block] {
    line.map { [.verbatim(lines($0))] } ?? []
  }

  private static func table(_ options: [OptionSpecification]) -> Table {
    Table(
      columns: [.init("option"), .init("value"), .init("")],
      rows: options.map { [.code($0.name), .muted(SettingsView.choices($0)), Text($0.summary)] })
  }

  /// What stands between back quotes.
  private static func codes(in text: String) -> [String] {
    text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .compactMap { $0.offset.isMultiple(of: 2) ? nil : String($0.element) }
  }

  /// A text whose stretches between back quotes are something to type.
  private static func marked(_ text: String) -> Text {
    var result = Text()
    let parts = text.split(separator: "`", omittingEmptySubsequences: false)
    for (position, part) in parts.enumerated() {
      result += Text(String(part), style: position.isMultiple(of: 2) ? .plain : .code)
    }
    return result
  }
}
