extension Vocabulary {
  /// What a name is given to.
  package enum NameUse: Equatable, Sendable {
    /// A value, by `let`.
    case value
    /// A layer, by `rename`.
    case layer
  }

  /// The most characters that a name has: what is longer is no line of any view.
  static let longestName = 64

  /// What a word already means, which keeps it from being a name; `nil` where it is free.
  ///
  /// A value may have an option's word and that of a command that gives way: where an option is
  /// looked for the word is the option, where a value is, the value. A layer may have neither, for
  /// layers stand where options do.
  package static func reservedMeaning(_ word: String, for use: NameUse) -> String? {
    if layerWords.contains(word), use == .layer || command(word)?.givesWay != true {
      return "a layer's word"
    }
    if let command = command(word), use == .layer || !command.givesWay {
      return command.word == word ? "a command" : "short for '\(command.word)'"
    }
    if values.contains(word) || word == "nan" || word == "inf" { return "a value" }
    if pictures.contains(where: { $0.name == word }) { return "a picture" }
    if filters.contains(where: { $0.name == word }) { return "a filter" }
    if callable(word) != nil { return "a function" }
    // A name has no hyphen inside.
    return isKeyword(word) && (use == .layer || word.contains("-")) ? "an option" : nil
  }

  /// Whether a word is a picture or a filter, which stands as a value.
  static func isConstant(_ word: String) -> Bool {
    (pictures + filters).contains { $0.name == word }
  }

  /// Whether the language uses a word as a command, function, picture, filter, value or field.
  static func isOurs(_ word: String) -> Bool {
    command(word) != nil || callable(word) != nil || field(word) != nil || values.contains(word)
      || isConstant(word)
  }

  /// The command nearest to a mistyped word.
  package static func nearestCommand(to word: String) -> String? {
    NearestWord.find(word, among: commands.flatMap { [$0.word] + $0.abbreviations })
  }

  /// The function nearest to a mistyped word.
  package static func nearestFunction(to word: String) -> String? {
    NearestWord.find(word, among: functions.map(\.name))
  }

  /// The field nearest to a mistyped word.
  package static func nearestField(to word: String) -> String? {
    NearestWord.find(word, among: fields.map(\.name))
  }
}
