/// Gives a script's statements one after another, reading no further than it has to.
///
/// A script is raw bytes: one that is not UTF-8, or holds a NUL, fails at that statement alone.
///
///     for statement in ScriptParser.statements(in: bytes) { run(statement) }
package struct ScriptParser: Sequence, IteratorProtocol, Sendable {
  private let bytes: [UInt8]
  private var offset = 0
  private var reader: SourceReader
  private var ready: [SourceStatement] = []
  private var hasFinished = false

  private init(_ bytes: [UInt8], firstLine: Int) {
    self.bytes = bytes
    reader = SourceReader(firstLine: firstLine)
  }

  /// The statements of a script's bytes.
  package static func statements(in bytes: [UInt8], firstLine: Int = 1) -> ScriptParser {
    ScriptParser(bytes, firstLine: firstLine)
  }

  /// The statements of a text, as that of `-c`.
  package static func statements(in text: String, firstLine: Int = 1) -> ScriptParser {
    ScriptParser(Array(text.utf8), firstLine: firstLine)
  }

  /// The next statement, good or bad; `nil` at the end.
  package mutating func next() -> SourceStatement? {
    while ready.isEmpty {
      if hasFinished { return nil }
      if offset >= bytes.count {
        hasFinished = true
        ready = reader.finish()
      } else {
        let end = bytes[offset...].firstIndex(of: 0x0A) ?? bytes.count
        if case .statements(let statements) = reader.feed(bytes: bytes[offset..<end]) {
          ready = statements
        }
        offset = end + 1
      }
      ready.reverse()
    }
    return ready.popLast()
  }
}
