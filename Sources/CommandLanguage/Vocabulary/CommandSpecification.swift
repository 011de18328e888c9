/// All that is known of a command's words: for the parser, for help and for completion.
package struct CommandSpecification: Sendable {
  /// The group that `help all` lists it under.
  package enum Topic: String, Sendable, CaseIterable {
    /// Making a network.
    case building = "Building"
    /// Forward, backward, stepping.
    case running = "Running"
    /// Views.
    case seeing = "Seeing"
    /// Training and data.
    case learning = "Learning"
    /// Exercises.
    case practising = "Practising"
    /// Undo, files, options.
    case session = "Session"
    /// Being taught.
    case lessons = "Lessons"
  }

  /// The command.
  package let command: Command
  /// Other words that do the same, listed by `help`.
  package let abbreviations: [String]
  /// The group it belongs to.
  package let topic: Topic
  /// One line on what it does or answers, without a full stop.
  package let summary: String
  /// How it is written, one line for each form: `conv OUT K [stride S] …`.
  package let usage: [String]
  /// Lines that run as they stand; the first is shown first by `help`.
  package let examples: [String]
  /// Paragraphs of explanation.
  package let discussion: [String]
  /// The arguments in order.
  package let parameters: [Parameter]
  /// The options, which may come in any order behind the positional parameters.
  package let options: [OptionSpecification]
  /// What reads the arguments; `nil` where there are none.
  package let arguments: (any CommandArguments.Type)?
  /// What else there is to know of it: who may use it, what it looks at.
  package let traits: CommandTraits
  /// Whether a value made by `let` may have the word, too: followed by an operator, `=`, a dot or a
  /// bracket it is then the value.
  package let givesWay: Bool

  /// Makes a specification.
  init(
    _ command: Command, abbreviations: [String] = [], topic: Topic, traits: CommandTraits,
    summary: String, usage: [String], examples: [String], discussion: [String] = [],
    arguments: (any CommandArguments.Type)? = nil, parameters: [any DeclaredArgument] = [],
    options: [any DeclaredOption] = [], givesWay: Bool = false
  ) {
    self.command = command
    self.abbreviations = abbreviations
    self.topic = topic
    self.traits = traits
    self.summary = summary
    self.usage = usage
    self.examples = examples
    self.discussion = discussion
    self.arguments = arguments
    self.parameters = parameters.map(\.parameter)
    self.options = options.map(\.specification)
    self.givesWay = givesWay
  }
}

extension CommandSpecification {
  /// The command's word.
  package var word: String { command.word }

  /// Whether it belongs to the ten that a beginner meets.
  package var isForBeginners: Bool { Vocabulary.beginnerWords.contains(word) }

  /// Whether the word also defines a layer, so that `insert` and `replace` take it.
  package var definesLayer: Bool { if case .layer = command { true } else { false } }

  /// How many of the words that follow are cut at white space alone, since they hold a file's name
  /// or a topic: none, all, or those before a view.
  package var plainWordCount: Int {
    let takesPlainWords = parameters.contains { parameter in
      switch parameter.kind {
      case .example, .helpTopic, .lesson: return true
      case .file, .text: return parameter.keywords.isEmpty
      case .integer, .integerOr, .number, .flag, .size, .sizeOr, .shape, .choice, .layer,
        .weightOwner, .activation, .newName, .address, .layerOrAddress, .expression, .word,
        .position, .layerDefinition, .view:
        return false
      }
    }
    guard takesPlainWords else { return 0 }
    return parameters.firstIndex { $0.kind == .view } ?? .max
  }

  /// The words of its own that stand between its arguments: options, and what introduces one.
  var ownWords: Set<String> {
    Set(options.map(\.name)).union(parameters.flatMap(\.keywords))
  }

  /// The words behind which files' names follow, cut at white space alone, and how many of them.
  var fileKeywords: [String: Int] {
    var counts: [String: Int] = [:]
    for parameter in parameters where parameter.kind == .file {
      for keyword in parameter.keywords { counts[keyword] = parameter.isRepeated ? .max : 1 }
    }
    return counts
  }
}
