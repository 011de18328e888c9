/// What Gradus says to a word of PyTorch, Keras or NumPy.
package struct ForeignAnswer: Equatable, Sendable {
  /// What a word of Gradus is not where it was typed.
  package enum Misplaced: Equatable, Sendable {
    case command, function
    /// It is a command, and is called like a function.
    case called
  }

  /// The word as it was written.
  package let written: String
  /// What to type, with the arguments that were given where they could be taken over.
  package let suggestion: String?
  /// Whether Gradus has nothing that does it.
  package let isMissing: Bool
  /// What the word is not there, where it is known to be a word of Gradus as well.
  package let misplaced: Misplaced?
  /// How it is written in Gradus, and what there is to know.
  package let notes: [String]

  /// Makes an answer; of a word that is one of Gradus, too, it says where that one belongs.
  init(
    written: String, suggestion: String?, isMissing: Bool, misplaced: Misplaced? = nil,
    notes: [String]
  ) {
    self.written = written
    self.suggestion = suggestion
    self.misplaced = misplaced
    let isOwn = Vocabulary.isWord(written)
    self.isMissing = isMissing && !isOwn
    let places = Vocabulary.places(of: written)
    let isTold =
      !notes.isEmpty && (!Vocabulary.isConstant(written) || notes.contains(where: places.contains))
    self.notes = isOwn && !isTold && misplaced != .called ? notes + places : notes
  }

  /// Whether it is a word of Gradus, too, which belongs elsewhere.
  var isOwn: Bool { Vocabulary.isWord(written) }

  /// One sentence.
  package var message: String {
    switch misplaced {
    case .command: "'\(written)' is not a command"
    case .function: "'\(written)' is not a function"
    case .called: "what a command takes stands without brackets"
    case nil where isOwn: "'\(written)' does not stand by itself"
    case nil where isMissing: "'\(written)' is not in Gradus"
    case nil: "'\(written)' is not a word of Gradus"
    }
  }
}
