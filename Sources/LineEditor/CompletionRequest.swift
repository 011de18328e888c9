/// A Tab key: the line, and where the cursor stands in it.
package struct CompletionRequest: Equatable, Sendable {
  /// The whole line as it is.
  package let line: String

  /// The cursor's place, in UTF-8 bytes from the start of the line.
  package let cursor: Int

  /// Which letters the user wants to be taken for others.
  package let folding: CompletionFolding

  /// Makes a request.
  package init(line: String, cursor: Int, folding: CompletionFolding = CompletionFolding()) {
    self.line = line
    self.cursor = cursor
    self.folding = folding
  }

  /// The part of the line from the cursor on.
  package var textAfterCursor: String {
    String(decoding: line.utf8.dropFirst(cursor), as: UTF8.self)
  }

  /// The part of the line before the cursor, which completion usually goes by.
  package var textBeforeCursor: String {
    String(decoding: line.utf8.prefix(cursor), as: UTF8.self)
  }
}
