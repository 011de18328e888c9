/// What `help` can say something about.
package enum HelpWords {
  /// Whether `help WORD` has an answer.
  package static func explain(_ word: String) -> Bool { word == "all" || HelpTopic(word) != nil }
}
