/// A Tab key: the line, and where the cursor stands in it.
public struct CompletionRequest: Equatable, Sendable {
  /// The whole line as it is.
  public let line: String

  /// The cursor's place, in UTF-8 bytes from the start of the line.
  public let cursor: Int

  /// Makes a request.
  public init(line: String, cursor: Int) {
    self.line = line
    self.cursor = cursor
  }

  /// The part of the line before the cursor, which completion usually goes by.
  public var textBeforeCursor: String {
    String(decoding: line.utf8.prefix(cursor), as: UTF8.self)
  }
}
