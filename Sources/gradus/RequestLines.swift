import LineEditor
import Platform
import Serving

/// The lines on standard input, for a program that may send SIGINT.
final class RequestLines: @unchecked Sendable {
  private var buffer: [UInt8] = []
  /// How much of the buffer was searched for a line's end.
  private var searched = 0
  private var isAtEnd = false
  private var isSkipping = false

  /// The next line; `nil` at the end of the input.
  ///
  /// - Parameter isIdle: whether nothing runs meanwhile: an interrupt that comes while no request
  ///   waits has nothing to stop, and is forgotten. Otherwise it ends the waiting with `nil`.
  func next(isIdle: Bool) -> Surroundings.Line? {
    // One that came too late for the last request is for no other one.
    if isIdle, buffer.isEmpty, !isReady() { Interrupts.clear() }
    while true {
      if let end = endOfLine() {
        let line = takeLine(endingAt: end)
        if isSkipping || line.count > Surroundings.longestLine {
          isSkipping = false
          return .tooLong
        }
        return .bytes(line)
      }
      searched = buffer.count
      if buffer.count > Surroundings.longestLine {
        // The rest of it is read and dropped.
        buffer.removeAll()
        searched = 0
        isSkipping = true
      }
      if isAtEnd {
        guard !buffer.isEmpty || isSkipping else { return nil }
        defer { (buffer, searched, isSkipping) = ([], 0, false) }
        return isSkipping ? .tooLong : .bytes(buffer)
      }
      if !wait(isIdle: isIdle) { return nil }
      refill()
    }
  }

  /// Where the first line ends, if it does.
  private func endOfLine() -> Int? {
    buffer.withUnsafeBytes { buffer in
      guard searched < buffer.count, let start = buffer.baseAddress,
        let found = memchr(start + searched, 0x0A, buffer.count - searched)
      else { return nil }
      return UnsafeRawPointer(found) - start
    }
  }

  /// The line without its end; what stands behind it is kept.
  private func takeLine(endingAt end: Int) -> [UInt8] {
    searched = 0
    // As almost always: nothing stands behind it, and nothing is copied.
    var line: [UInt8] = []
    swap(&line, &buffer)
    if end + 1 < line.count { buffer = Array(line[(end + 1)...]) }
    line.removeSubrange(end...)
    return line
  }

  /// Waits for more of the input; `false` where an interrupt ended that.
  private func wait(isIdle: Bool) -> Bool {
    while true {
      if !isIdle, Interrupts.isRequested { return false }
      if isReady(within: -1) { return true }
      // One that came with a request is for that request.
      if isIdle, buffer.isEmpty, !isReady() { Interrupts.clear() }
    }
  }

  private func isReady(within milliseconds: Int32 = 0) -> Bool {
    var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    return poll(&input, 1, milliseconds) > 0
  }

  private func refill() {
    let room = 1 << 18
    let chunk = [UInt8](unsafeUninitializedCapacity: room) { target, count in
      count = max(0, read(STDIN_FILENO, target.baseAddress, room))
    }
    if chunk.isEmpty { isAtEnd = true }
    buffer += chunk
  }
}
