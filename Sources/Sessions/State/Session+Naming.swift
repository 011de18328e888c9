import CommandLanguage
import NeuralNetwork

extension Session {
  /// Refuses a name that may not be given: a word of the language, or a layer's.
  package func requireFreeName(
    _ name: String, at range: SourceRange?, for use: Vocabulary.NameUse
  ) throws(Failure) {
    if let meaning = Vocabulary.reservedMeaning(name, for: use) {
      throw Failure(.reservedName(name, use: meaning), at: range)
    }
    if network?[name] != nil { throw Failure(.nameTaken(name), at: range) }
  }
}
