/// The smallest piece of source text with a meaning.
struct Token: Equatable, Sendable {
  /// What was written.
  enum Kind: Equatable, Sendable {
    /// A word, hyphenated where it is a listed one.
    case word(String)
    /// A number without a sign.
    case number(Double, text: String)
    /// Extents joined by `x`: `3x3`, `1x8x8`.
    case extents([Int])
    /// An operator, bracket or separator.
    case symbol(Symbol)
    /// A text in quotes, without them.
    case quoted(String)
    /// A word of a command that takes file names or topics, up to the next white space.
    case plain(String)
    /// Something that stands for nothing, with what is wrong with it.
    case malformed(SyntaxProblem)
    /// The end of the statement.
    case end
  }

  /// What was written.
  let kind: Kind
  /// Where.
  let range: SourceRange
  /// Whether nothing, not even white space, separates it from the token before.
  let isAdjacent: Bool

  /// Whether it is that symbol.
  func isSymbol(_ symbol: Symbol) -> Bool { kind == .symbol(symbol) }

  /// Its symbol, if it is one.
  var symbol: Symbol? {
    guard case .symbol(let symbol) = kind else { return nil }
    return symbol
  }

  /// Its word, if it is one (in quotes it is none).
  var word: String? {
    switch kind {
    case .word(let word), .plain(let word): return word
    default: return nil
    }
  }
}

extension SourceRange {
  /// The column behind the last character.
  var end: Int { column + length }
}

/// A problem and where it is.
struct SyntaxError: Error, Equatable, Sendable {
  let problem: SyntaxProblem
  let range: SourceRange
}
