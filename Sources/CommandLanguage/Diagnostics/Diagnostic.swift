/// One clear message about something that cannot be done: what, where, and what would work.
package struct Diagnostic: Error, Equatable, Sendable {
  /// A stable name for programs, as `unknown-command`.
  package let code: String
  /// One sentence on what is wrong.
  package let message: String
  /// Where, if it can be pointed at.
  package let range: SourceRange?
  /// A word that would work instead, if one is near.
  package let suggestion: String?
  /// Further lines: the arithmetic, what would work.
  package let notes: [String]

  /// Makes a diagnostic; what was typed and is overlong is shortened in its sentences.
  package init(
    code: String, message: String, range: SourceRange? = nil, suggestion: String? = nil,
    notes: [String] = []
  ) {
    self.code = code
    self.message = DisplayText.shortened(message)
    self.range = range
    self.suggestion = suggestion
    self.notes = notes.map(DisplayText.shortened)
  }
}
