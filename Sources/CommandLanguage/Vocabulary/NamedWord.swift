/// A word with what it means, for help and completion: a field, a picture, a filter, a value.
public struct NamedWord: Equatable, Sendable {
  /// The word.
  public let name: String
  /// What it means, in a few words.
  public let summary: String

  /// Makes a word with its meaning.
  public init(_ name: String, _ summary: String) {
    self.name = name
    self.summary = summary
  }
}
