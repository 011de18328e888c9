extension Vocabulary {
  /// Whether a word stands inside some command as itself: an option, what introduces an argument,
  /// one of a choice.
  package static func isInner(_ word: String) -> Bool { innerWords.contains(word) }

  /// All such words.
  static let innerWords: Set<String> = {
    var words: [String] = []
    for command in commands {
      let kinds = command.parameters.map(\.kind) + command.options.compactMap(\.kind)
      words += command.options.map(\.name) + command.parameters.flatMap(\.keywords)
      words += kinds.flatMap(\.choices).map(\.word)
      words += command.options.flatMap(\.qualifiers).map(\.word)
    }
    return Set(words)
  }()

  /// Whose word it is, in a line; `nil` where it stands inside no command.
  package static func innerRemark(_ word: String) -> String? {
    // Most words that are asked for are nobody's, and going through all usage takes a millisecond.
    guard isInner(word) else { return nil }
    return InnerWord(word).flatMap { $0.isOwn ? $0.notes.first : nil }
  }

  /// What is said to the word of an option that stands by itself; `nil` where it is none.
  package static func optionRemark(_ word: String) -> String? {
    let owners = commands.filter { $0.options.contains { $0.name == word } }.map(\.word)
    return owners.isEmpty ? nil : "it is an option of \(owners.joined(separator: ", "))"
  }

  /// Whether the language uses a word at all, by itself or inside commands.
  static func isWord(_ word: String) -> Bool { isOurs(word) || isInner(word) }

  /// Where a word of the language belongs, line by line; empty where it is none.
  static func places(of word: String) -> [String] {
    if let command = command(word) { return command.usage.map { "it is a command: \($0)" } }
    if let function = callable(word) { return ["it is a function: \(function.signature)"] }
    if pictures.contains(where: { $0.name == word }) {
      return ["it is a picture, as large as the input: `input = \(word)`"]
    }
    if filters.contains(where: { $0.name == word }) {
      return ["it is a filter of 3x3: `conv1.weight[0] = \(word)`"]
    }
    if values.contains(word) { return ["it is a value: `print \(word)`"] }
    if let inner = InnerWord(word), inner.isOwn { return inner.notes }
    let owner = word == Field.gradient.rawValue ? "conv1.weight" : "conv1"
    return field(word) == nil ? [] : ["it is a field, behind a dot: \(owner).\(word)"]
  }
}
