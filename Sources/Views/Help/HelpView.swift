import CommandLanguage
import Documents
import Sessions

/// What `help` answers: how to begin, everything in a line each, or all about a word.
package struct HelpView {
  private let topic: Given<Alternative<String, HelpCommand.Page>>?

  /// Makes the answer to a call of `help`.
  package init(_ call: TypedCall<HelpCommand>) { topic = call.topic }

  package func document() throws(Failure) -> Document {
    guard let topic else { return beginning }
    switch topic.value {
    case .word(.all): return everything
    case .value(let word):
      guard let found = HelpTopic(word) else {
        throw Failure(.unknownTopic(word, candidates: HelpTopic.words), at: topic.range)
      }
      return found.document
    }
  }

  // MARK: How to begin

  /// The way to a first gradient, with what each line does.
  private static let path = [
    ("example sum", "a 3\u{D7}3 input and a 2\u{D7}2 kernel, to do on paper"),
    ("forward", "run it: output and loss"),
    ("backward", "work out every gradient"),
    ("grads", "weights beside their gradients"),
    ("explain conv1.weight[0,0,0,0]", "where this one number comes from"),
  ]

  private var beginning: Document {
    let width = (Self.path.map(\.0.count).max() ?? 0) + 2
    let lines = Self.path.map { line, meaning -> Text in
      let gap = String(repeating: " ", count: width - line.count)
      return "  \(.code(line))\(gap)\(.muted(meaning))"
    }
    let commands = Vocabulary.commands.filter(\.isForBeginners)
    let ordered = Vocabulary.beginnerCommands.isEmpty ? commands : Vocabulary.beginnerCommands
    return Document(
      kind: "help",
      blocks: [
        .heading("To a first gradient in a minute, one line at a time:"), .verbatim(lines),
        .table(
          Table(
            columns: [.init("command"), .init("ten to begin with")],
            rows: ordered.map { [.code($0.word), Text($0.summary)] })),
        .paragraph(
          "\(.code("lesson")) lists the lessons, each with its minutes, questions and hints"),
        .next("example", "help conv", "help all", "apropos gradient"),
      ],
      facts: [
        Fact("commands", .list(ordered.map { .text($0.word) })),
        Fact("path", .list(Self.path.map { .text($0.0) })),
      ])
  }

  // MARK: Everything

  private var everything: Document {
    var blocks: [Block] = []
    for topic in CommandSpecification.Topic.allCases {
      let commands = Vocabulary.commands.filter { $0.topic == topic }
      if !commands.isEmpty { blocks.append(.table(Self.table(topic.rawValue, commands))) }
    }
    let plainPictures = Vocabulary.pictures.filter { Vocabulary.callable($0.name) == nil }
    let lists = [
      ("functions", Vocabulary.functions.map(\.name)), ("pictures", plainPictures.map(\.name)),
      ("filters", Vocabulary.filters.map(\.name)), ("fields", Vocabulary.fields.map(\.name)),
      ("options of set", Vocabulary.settings.map(\.name)),
    ]
    blocks += lists.map { title, words in
      .paragraph("\(.strong(title)): \(words.joined(separator: " "))")
    }
    blocks.append(.next("help conv"))
    return Document(
      kind: "help", blocks: blocks,
      facts: [Fact("commands", .list(Vocabulary.commands.map { .text($0.word) }))]
        + lists.prefix(4).map { Fact($0.0, .list($0.1.map { .text($0) })) })
  }

  private static func table(_ title: String, _ commands: [CommandSpecification]) -> Table {
    Table(
      columns: [.init(title), .init("")],
      rows: commands.map { command in
        let words = command.abbreviations.joined(separator: ", ")
        let short = words.isEmpty ? "" : "  (\(words))"
        return [.code(command.word), "\(command.summary)\(short, style: .muted)"]
      })
  }
}
