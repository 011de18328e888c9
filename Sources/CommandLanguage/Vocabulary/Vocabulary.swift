/// Every word of the language: what the parser reads, `help` explains and completion offers.
///
/// A new command is a file in `Commands` and a line of its list; nothing else here changes.
package enum Vocabulary {
  /// The commands that a beginner meets, in the order of a first session.
  package static let beginnerCommands: [CommandSpecification] = [
    ExampleCommand.specification, InputCommand.specification, ConvCommand.specification,
    DenseCommand.specification, LossCommand.specification, ForwardCommand.specification,
    BackwardCommand.specification, GradsCommand.specification, ExplainCommand.specification,
    UndoCommand.specification,
  ]

  static let beginnerWords = Set(beginnerCommands.map(\.word))

  /// The commands that define a layer.
  package static let layerCommands = commands.filter(\.definesLayer)

  /// The words that define a layer.
  package static let layerWords = layerCommands.map(\.word)

  /// The command of that word or abbreviation.
  package static func command(_ word: String) -> CommandSpecification? {
    commandIndex[word].map { commands[$0] }
  }

  /// The function of that name, or the picture that takes an argument.
  package static func callable(_ name: String) -> FunctionSpecification? {
    functionIndex[name].map { functions[$0] }
  }

  /// The field of that name.
  package static func field(_ name: String) -> NamedWord? { fields.first { $0.name == name } }

  /// The names of the values that always exist.
  package static let values: Set<String> = Set(namedValues.map(\.name))

  /// The commands that are read as expressions where a bracket, a dot, `=` or an operator follows.
  package static let wordsThatAreAlsoValues = Set(commands.filter(\.givesWay).map(\.word))
    .union(values).union(commands.map(\.word).filter { callable($0) != nil })

  /// Whether a word introduces an argument or is an option of some command.
  package static func isKeyword(_ word: String) -> Bool { keywords.contains(word) }

  /// Whether a word has the form of a layer's own name, as `conv1`.
  package static func isLayerName(_ word: String) -> Bool {
    let kind = word.prefix { !$0.isNumber }
    return kind.count < word.count && layerWords.contains(String(kind))
      && word.dropFirst(kind.count).allSatisfy(\.isNumber)
  }

  // MARK: Tables made of the lists

  private static let commandIndex: [String: Int] = {
    var index: [String: Int] = [:]
    for (position, command) in commands.enumerated() {
      for word in [command.word] + command.abbreviations { index[word] = position }
    }
    return index
  }()

  private static let functionIndex = Dictionary(
    uniqueKeysWithValues: functions.enumerated().map { ($1.name, $0) })

  static let keywords: Set<String> = {
    var words: Set<String> = []
    for command in commands {
      words.formUnion(command.options.map(\.name))
      for parameter in command.parameters { words.formUnion(parameter.keywords) }
    }
    return words
  }()

  /// The listed words with a hyphen inside.
  static let hyphenatedWords: Set<String> = {
    var words: Set<String> = []
    for command in commands {
      words.formUnion(command.options.map(\.name))
      for parameter in command.parameters {
        if case .choice(let choices) = parameter.kind { words.formUnion(choices.map(\.word)) }
      }
    }
    return words.filter { $0.contains("-") }
  }()

  /// How many characters the longest of them has.
  static let longestHyphenatedWord = hyphenatedWords.map(\.count).max() ?? 0

  /// What stands before the first hyphen of a listed word.
  static let hyphenatedBeginnings = Set(hyphenatedWords.map { String($0.prefix { $0 != "-" }) })
}
