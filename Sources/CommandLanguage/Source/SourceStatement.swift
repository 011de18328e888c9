/// One statement of a source, or what is wrong with it, with all that a report needs.
package struct SourceStatement: Sendable {
  /// The statement, or why it cannot be read.
  package let result: Result<Statement, Diagnostic>
  /// Its text as it was written, without the comment; of a bad one up to where it was understood.
  package let text: String
  /// Where it starts.
  package let range: SourceRange
  /// The lines it stands on, the first of which is line ``firstLine``.
  let lines: [SourceLine]

  /// The line it starts on, counted from 1.
  package var line: Int { range.line }

  /// The number of the first of its source lines.
  var firstLine: Int { lines.first?.number ?? range.line }

  /// The source line of that number, if the statement touches it: what a caret points into.
  package func sourceLine(_ number: Int) -> String? {
    let index = number - firstLine
    return lines.indices.contains(index) ? lines[index].text : nil
  }

  /// A report on a diagnostic of this statement, from parsing or from running it: place, message,
  /// source line, caret and notes; `setting` makes lines of message and notes.
  package func report(
    _ diagnostic: Diagnostic, file: String?, columns: Int = Diagnostic.usualColumns,
    setting: (String) -> [String] = { [$0] }
  ) -> String {
    let place = diagnostic.range ?? range
    return diagnostic.report(
      file: file, sourceLine: sourceLine(place.line), at: place, pointing: diagnostic.range != nil,
      columns: columns, setting: setting)
  }
}
