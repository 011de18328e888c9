import CReadline
import Platform

/// Reads lines from a pipe, a file or a terminal without abilities: no prompt, no echo, no escape.
package struct PlainReader: LineReader {
  private let descriptor: Int32
  private let isTerminal: Bool
  private var buffer: [UInt8] = []
  private var start = 0
  private var isSkipping = false
  private var hasEnded = false

  /// Whether a person ended the latest line at a terminal, and nothing waited before or behind it.
  package private(set) var isTyped = false

  /// Makes a reader of a file descriptor, which stays the caller's to close.
  package init(descriptor: Int32 = STDIN_FILENO) {
    self.descriptor = descriptor
    isTerminal = isatty(descriptor) == 1
  }

  /// Reads the next line; the prompt is not shown.
  ///
  /// A last line without a newline counts as one. A carriage return before the newline is dropped.
  package mutating func readLine(prompt: Prompt) -> LineEvent {
    var searched = start
    let waits = hasMore
    defer { isTyped = isTerminal && !waits && !hasMore }
    while true {
      if let newline = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        let line = buffer[start..<newline]
        start = newline + 1
        if isSkipping {
          isSkipping = false
          return .invalid(LineDefect(reason: .tooLong))
        }
        return LineEvent(bytes: line.last == UInt8(ascii: "\r") ? line.dropLast() : line)
      }
      if isSkipping || buffer.count - start > LineDefect.longestLine + 1 {
        isSkipping = true
        buffer.removeAll(keepingCapacity: true)
        start = 0
      }
      if hasEnded { return lastLine() }
      if start > 0 {
        buffer.removeFirst(start)
        start = 0
      }
      searched = buffer.count
      if let event = readMore() { return event }
    }
  }

  /// Does nothing: a script is not recalled.
  package mutating func remember(_ entry: String) {}

  /// Gives none.
  package mutating func takeWarning() -> String? { nil }

  private var hasMore: Bool { start < buffer.count || gradus_input_waits(descriptor) }

  private mutating func lastLine() -> LineEvent {
    if isSkipping {
      isSkipping = false
      return .invalid(LineDefect(reason: .tooLong))
    }
    guard start < buffer.count else { return .endOfInput }
    defer { start = buffer.count }
    return LineEvent(bytes: buffer[start...])
  }

  /// Waits for bytes; an event when there is something else to tell.
  private mutating func readMore() -> LineEvent? {
    switch gradus_wait(descriptor, -1) {
    case GRADUS_WAIT_INTERRUPTED:
      gradus_interrupt_clear()
      // The terminal has dropped its part of a half-typed line as well.
      if isTerminal { buffer.removeAll() }
      return .interrupted
    case GRADUS_WAIT_READABLE: break
    default: return nil
    }
    let chunk = 1 << 16
    var failure: Int32 = 0
    let known = buffer.count
    buffer.append(contentsOf: repeatElement(0, count: chunk))
    let count = buffer.withUnsafeMutableBytes { bytes in
      let room = UnsafeMutableRawBufferPointer(rebasing: bytes[known...])
      let count = read(descriptor, room.baseAddress, room.count)
      failure = count < 0 ? errno : 0
      return max(count, 0)
    }
    buffer.removeLast(chunk - count)
    if failure == EINTR || failure == EAGAIN { return nil }
    if count == 0 { hasEnded = true }
    return failure == 0 ? nil : .invalid(LineDefect(reason: .unreadable(failure)))
  }
}
