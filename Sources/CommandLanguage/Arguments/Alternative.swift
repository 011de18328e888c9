/// A value, or one of some words in its place, as in `pad 1` and `pad same`.
package enum Alternative<Value: Equatable & Sendable, Word: WordChoice>: Equatable, Sendable {
  /// A value.
  case value(Value)
  /// A word that stands for none of them.
  case word(Word)

  /// The value, where it is one.
  package var value: Value? {
    if case .value(let value) = self { value } else { nil }
  }

  /// The word, where it is one.
  package var word: Word? {
    if case .word(let word) = self { word } else { nil }
  }
}
