extension Vocabulary {
  /// What is said to the word of an option that stands by itself; `nil` where it is none.
  public static func optionRemark(_ word: String) -> String? {
    let owners = commands.filter { $0.options.contains { $0.name == word } }.map(\.word)
    return owners.isEmpty ? nil : "it is an option of \(owners.joined(separator: ", "))"
  }
}
