import CommandLanguage
import Documents

extension StatementOutcome {
  /// The report on a statement that failed as sentences: no caret, which has to be seen, but the
  /// place in words.
  package var spokenErrorReport: [String]? {
    guard case .failure(let diagnostic) = result else { return nil }
    var sentences = [SpeechSpelling.keepingCode(DisplayText.harmless(diagnostic.message))]
    if let range = diagnostic.range { sentences.append("at character \(range.column)") }
    if let suggestion = diagnostic.suggestion {
      sentences.append("did you mean '\(DisplayText.harmless(DisplayText.shortened(suggestion)))'?")
    }
    return sentences
      + diagnostic.notes.map { SpeechSpelling.keepingCode(DisplayText.harmless($0)) }
  }
}
