/// A word that may come next, with what it is.
package struct CompletionCandidate: Equatable, Sendable {
  /// What may follow a word.
  package enum Following: Equatable, Sendable {
    /// Another word, behind a space.
    case word
    /// More of the same, as an index or a field behind an address, or nothing.
    case more
  }

  /// The word.
  package internal(set) var name: String
  /// What it is, in a few words.
  package let summary: String
  /// What may follow it.
  package internal(set) var following: Following

  /// Makes a candidate.
  package init(_ name: String, _ summary: String, following: Following) {
    (self.name, self.summary, self.following) = (name, summary, following)
  }

  init(_ word: NamedWord, _ following: Following) {
    self.init(word.name, word.summary, following: following)
  }
}
