/// Where a statement stands: what every JSON object begins with.
package struct JSONEnvelope: Equatable, Sendable {
  /// The script's name; `-` for standard input.
  package var file: String
  /// The statement's first line, from 1.
  package var line: Int
  /// The statement as it was written.
  package var statement: String

  /// Makes an envelope.
  package init(file: String, line: Int, statement: String) {
    self.file = file
    self.line = line
    self.statement = statement
  }

  /// The names at the top level that no fact may take.
  static let reserved: Set<String> = [
    "schema", "file", "line", "statement", "ok", "kind", "view",
  ]

  /// Writes the members that come first.
  func write(to writer: inout JSONWriter, ok: Bool, kind: String) {
    writer.member("schema", 1)
    writer.member("file", file)
    writer.member("line", line)
    writer.member("statement", statement)
    writer.member("ok", ok)
    writer.member("kind", kind)
  }
}
