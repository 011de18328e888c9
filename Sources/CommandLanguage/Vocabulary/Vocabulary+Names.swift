extension Vocabulary {
  /// What a word already means, which keeps it from being a name made by `let` or `rename`; `nil`
  /// where it is free.
  public static func reservedMeaning(_ word: String) -> String? {
    if layerWords.contains(word) { return "a layer's word" }
    if let command = command(word) {
      return command.word == word ? "a command" : "short for '\(command.word)'"
    }
    if values.contains(word) || word == "nan" || word == "inf" { return "a value" }
    if pictures.contains(where: { $0.name == word }) { return "a picture" }
    if filters.contains(where: { $0.name == word }) { return "a filter" }
    if callable(word) != nil { return "a function" }
    return isKeyword(word) ? "an option" : nil
  }

  /// The command nearest to a mistyped word.
  public static func nearestCommand(to word: String) -> String? {
    NearestWord.find(word, among: commands.flatMap { [$0.word] + $0.abbreviations })
  }

  /// The function nearest to a mistyped word.
  public static func nearestFunction(to word: String) -> String? {
    NearestWord.find(word, among: functions.map(\.name))
  }

  /// The field nearest to a mistyped word.
  public static func nearestField(to word: String) -> String? {
    NearestWord.find(word, among: fields.map(\.name))
  }
}
