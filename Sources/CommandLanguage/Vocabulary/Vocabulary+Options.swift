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
    InnerWord(word).flatMap { $0.isOwn ? $0.notes.first : nil }
  }

  /// What is said to the word of an option that stands by itself; `nil` where it is none.
  package static func optionRemark(_ word: String) -> String? {
    let owners = commands.filter { $0.options.contains { $0.name == word } }.map(\.word)
    return owners.isEmpty ? nil : "it is an option of \(owners.joined(separator: ", "))"
  }
}
