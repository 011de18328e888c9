/// What Gradus says to a word of PyTorch, Keras or NumPy.
package struct ForeignAnswer: Equatable, Sendable {
  /// The word as it was written.
  package let written: String
  /// What to type, with the arguments that were given where they could be taken over.
  package let suggestion: String?
  /// Whether Gradus has nothing that does it.
  package let isMissing: Bool
  /// Whether it is a word of Gradus, too, which stands inside commands.
  package var isInner = false
  /// How it is written in Gradus, and what there is to know.
  package let notes: [String]

  /// One sentence.
  package var message: String {
    if isInner { return "'\(written)' is not a command" }
    return isMissing ? "'\(written)' is not in Gradus" : "'\(written)' is not a word of Gradus"
  }
}
