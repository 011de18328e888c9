/// A word with what it means, for help and completion: a field, a picture, a filter, a value.
package struct NamedWord: Equatable, Sendable {
  /// The word.
  package let name: String
  /// What it means, in a few words.
  package let summary: String

  /// Makes a word with its meaning.
  package init(_ name: String, _ summary: String) {
    self.name = name
    self.summary = summary
  }
}
