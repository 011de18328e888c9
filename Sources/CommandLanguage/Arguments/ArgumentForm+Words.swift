import NeuralNetwork

extension ArgumentForm where Value == String {
  /// A layer's name.
  static var layer: Self { of(.layer) }
  /// The name of a layer whose weights the one that is defined can use.
  static var weightOwner: Self { of(.weightOwner) }
  /// What a layer may read: `input`, or a layer's name for its output.
  static var activation: Self { of(.activation) }
  /// A file's name.
  static var file: Self { of(.file) }
  /// The name of an example network.
  static var example: Self { of(.example) }
  /// The rest of the statement as text.
  static var text: Self { of(.text) }
  /// A new name of a value or a layer.
  static func newName(_ use: Vocabulary.NameUse) -> Self { of(.newName(use)) }
  /// Any word; what it stands for completes "expects …".
  static func word(_ meaning: String) -> Self { of(.word(meaning)) }

  private static func of(_ kind: ParameterKind) -> Self {
    Self(kind: kind) { if case .word(let value) = $0 { value } else { nil } }
  }
}

extension ArgumentForm where Value: WordChoice {
  /// One of the words that there are to choose from.
  static var choice: Self {
    Self(kind: .choice(Value.choices)) {
      if case .word(let word) = $0 { Value(word: word) } else { nil }
    }
  }
}

extension ArgumentForm {
  /// A whole number of at least the bound, or a word.
  static func integer<Word: WordChoice>(
    atLeast bound: Int, or _: Word.Type
  ) -> Self where Value == Alternative<Int, Word> {
    Self(kind: .integerOr(atLeast: bound, Word.choices)) {
      switch $0 {
      case .integer(let value): .value(value)
      case .word(let word): Word(word: word).map { .word($0) }
      case .number, .flag, .size, .shape, .position, .expression, .layer, .view: nil
      }
    }
  }

  /// Rows and columns, or a word.
  static func size<Word: WordChoice>(or _: Word.Type) -> Self
  where Value == Alternative<Size, Word> {
    Self(kind: .sizeOr(Word.choices)) {
      switch $0 {
      case .size(let value): .value(value)
      case .word(let word): Word(word: word).map { .word($0) }
      case .integer, .number, .flag, .shape, .position, .expression, .layer, .view: nil
      }
    }
  }

  /// A layer's name or an address, or a word.
  static func layerOrAddress<Word: WordChoice>(
    or _: Word.Type
  ) -> Self where Value == Alternative<Expression, Word> {
    Self(kind: .layerOrAddress(Word.choices)) {
      guard case .expression(let expression) = $0 else { return nil }
      if let word = expression.written.flatMap({ Word(word: $0) }) { return .word(word) }
      return .value(expression)
    }
  }

  /// A file's name, or a word that is none.
  static func file<Word: WordChoice>(or _: Word.Type) -> Self
  where Value == Alternative<String, Word> {
    named(.file)
  }

  /// A lesson's name, number or file, or where to go within one.
  static func lesson<Word: WordChoice>(or _: Word.Type) -> Self
  where Value == Alternative<String, Word> {
    named(.lesson)
  }

  /// A word that `help` knows, or one for a page of its own.
  static func helpTopic<Word: WordChoice>(or _: Word.Type) -> Self
  where Value == Alternative<String, Word> {
    named(.helpTopic)
  }

  private static func named<Word: WordChoice>(
    _ kind: ParameterKind
  ) -> Self where Value == Alternative<String, Word> {
    Self(kind: kind) {
      guard case .word(let word) = $0 else { return nil }
      if let choice = Word(word: word) { return .word(choice) }
      return .value(word)
    }
  }
}
