/// How an argument is read, and what may complete it.
package enum ParameterKind: Equatable, Sendable {
  /// A whole number of at least the bound.
  case integer(atLeast: Int)
  /// A whole number of at least the bound, or one of these words: `auto|N`.
  case integerOr(atLeast: Int, [Choice])
  /// A finite number.
  case number
  /// `on` or `off`.
  case flag
  /// Rows and columns, `3x2`; one number means square.
  case size
  /// Rows and columns, or one of these words: `same|valid|P`.
  case sizeOr([Choice])
  /// Extents, `1x8x8`.
  case shape
  /// One of these words, each with what it means.
  case choice([Choice])
  /// A layer's name, as `conv1`.
  case layer
  /// The name of a layer whose weights the one that is defined can use.
  case weightOwner
  /// What a layer may read: `input`, or a layer's name for its output.
  case activation
  /// A new name of a value or a layer.
  case newName(Vocabulary.NameUse)
  /// An address: a name with fields and indices, without a space inside.
  case address
  /// A layer's name or an address, or one of these words: `all`.
  case layerOrAddress([Choice])
  /// Any expression.
  case expression
  /// A file's name, quoted where it holds a space, `;` or `#`.
  case file
  /// Any word; what it stands for completes "expects …".
  case word(String)
  /// Positions joined by a comma, `2,3`.
  case position
  /// A layer's definition, as `conv 2 3x3 stride 2`.
  case layerDefinition
  /// The name of an example network.
  case example
  /// A lesson's name, number or file, or where to go within one.
  case lesson
  /// A word that `help` knows.
  case helpTopic
  /// The rest of the statement as text.
  case text
  /// A command that only shows something, with its arguments, as `accumulate conv1.weight[0]`.
  case view

  /// A word to choose, with what it means.
  package struct Choice: Equatable, Sendable {
    /// The word.
    package let word: String
    /// What it means, in a few words.
    package let meaning: String

    /// Makes a choice.
    package init(_ word: String, _ meaning: String) {
      self.word = word
      self.meaning = meaning
    }
  }
}
