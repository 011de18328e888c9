import CommandLanguage
import NeuralNetwork

extension Session {
  /// A name that may be given: not a word of the language, and no layer's.
  package func requireFreeName(
    _ call: CommandCall, _ parameter: String, for use: Vocabulary.NameUse
  ) throws(Failure) -> String {
    guard let name = call.word(parameter) else {
      preconditionFailure("the parser reads a new name for \(call.word)")
    }
    let range = call[parameter]?.range
    if let meaning = Vocabulary.reservedMeaning(name, for: use) {
      throw Failure(.reservedName(name, use: meaning), at: range)
    }
    if network?[name] != nil { throw Failure(.nameTaken(name), at: range) }
    return name
  }
}
