/// What an argument may be where it is one of several words.
package protocol WordChoice: Equatable, Sendable {
  /// All there are to choose from, in the order in which they are offered.
  static var offered: [Self] { get }
  /// The word as it is typed.
  var word: String { get }
  /// What it means, in a few words.
  var meaning: String { get }
}

extension WordChoice {
  /// The choice of that word.
  package init?(word: String) {
    guard let choice = Self.offered.first(where: { $0.word == word }) else { return nil }
    self = choice
  }

  /// The words as the parser, help and completion take them.
  static var choices: [ParameterKind.Choice] { offered.map { .init($0.word, $0.meaning) } }
}

extension WordChoice where Self: CaseIterable {
  package static var offered: [Self] { Array(allCases) }
}

extension WordChoice where Self: RawRepresentable<String> {
  package var word: String { rawValue }
}
