/// A line as far as it is typed, and where the cursor stands in it.
package struct TypedLine: Equatable, Sendable {
  /// Longer lines, in bytes, are shown as they are: nobody types them.
  static let longestPainted = 4096

  /// The line.
  package let text: String

  /// The cursor's place, in UTF-8 bytes from the start of the line.
  package let cursor: Int

  /// Makes a line.
  package init(text: String, cursor: Int) { (self.text, self.cursor) = (text, cursor) }

  /// Whether the cursor stands behind the last character.
  package var isCursorAtEnd: Bool { cursor == text.utf8.count }
}
