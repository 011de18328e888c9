import CommandLanguage
import LineEditor
import Platform

/// The statements on standard input, each given as soon as its line is there, so that a program can
/// hold a conversation through a pipe.
final class StandardInputStatements: Sequence, IteratorProtocol, @unchecked Sendable {
  private var reader = SourceReader()
  private var ready: [SourceStatement] = []
  private var buffer: [UInt8] = []
  private var isAtEnd = false

  /// How much of a line is kept: one that is longer is refused by the reader anyway.
  private static let longestLine = (1 << 20) + 16

  /// The next statement, good or bad; `nil` at the end of the input.
  func next() -> SourceStatement? {
    while ready.isEmpty {
      guard let line = nextBytes() else {
        ready = reader.finish().reversed()
        return ready.popLast()
      }
      if case .statements(let statements) = reader.feed(bytes: line) {
        ready = statements.reversed()
      }
    }
    return ready.popLast()
  }

  private func nextBytes() -> ArraySlice<UInt8>? {
    while true {
      if let end = buffer.firstIndex(of: 0x0A) {
        let line = buffer[..<end]
        buffer.removeFirst(end + 1)
        return line
      }
      if isAtEnd {
        guard !buffer.isEmpty else { return nil }
        defer { buffer = [] }
        return buffer[...]
      }
      refill()
    }
  }

  private func refill() {
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(STDIN_FILENO, &chunk, chunk.count)
    if count < 0, errno == EINTR, !Interrupts.isRequested { return }
    guard count > 0 else {
      isAtEnd = true
      return
    }
    // Of a line beyond the limit only so much is kept as shows that it is too long.
    var start = 0
    let room = Swift.max(Self.longestLine - buffer.count, 0)
    let lineEnd = chunk[..<count].firstIndex(of: 0x0A) ?? count
    if lineEnd > room {
      buffer += chunk[..<room]
      start = lineEnd
    }
    buffer += chunk[start..<count]
  }
}
