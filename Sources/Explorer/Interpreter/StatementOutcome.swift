import CommandLanguage
import Documents

/// What became of one statement.
package struct StatementOutcome: Sendable {
  /// A document to show, or a diagnostic.
  package typealias Result = Swift.Result<Document, Diagnostic>

  /// The file it stands in; empty at the prompt.
  package let file: String
  /// The statement as it was read.
  package let source: SourceStatement
  /// What became of it.
  package let result: Result

  /// The report on the diagnostic, with place, line and caret; `nil` where all went well.
  package var errorReport: String? { errorReport { [$0] } }

  /// The same, with the message and each note set in lines, and the source line in so many columns.
  package func errorReport(
    columns: Int = Diagnostic.usualColumns, setting: (String) -> [String]
  ) -> String? {
    guard case .failure(let diagnostic) = result else { return nil }
    return source.report(
      diagnostic, file: file.isEmpty ? nil : file, columns: columns, setting: setting)
  }

  /// Whether the statement was stopped by the user.
  package var wasInterrupted: Bool {
    if case .failure(let diagnostic) = result { return diagnostic.code == "interrupted" }
    return false
  }

  /// Makes an outcome.
  package init(file: String, source: SourceStatement, result: Result) {
    self.file = file
    self.source = source
    self.result = result
  }
}
