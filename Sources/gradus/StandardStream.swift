import LineEditor
import Platform
import Storage

/// Standard output or standard error, written whole.
enum StandardStream {
  /// Results.
  case output
  /// Errors.
  case error

  /// Whether what is written appears on a terminal.
  private var isShown: Bool {
    self == .output ? Terminal.current.outputIsTerminal : isatty(STDERR_FILENO) == 1
  }

  /// Writes a text; where nobody reads any more, as behind `| head`, ends the program quietly.
  ///
  /// Where results cannot be written, as on a full disk, says so and ends the program with 1.
  func write(_ text: String) {
    var text = text
    text.withUTF8 { write($0) }
  }

  /// Writes a text and a line's end.
  func write(line text: String) {
    // A long one is not copied for the sake of its end.
    guard text.utf8.count > 1 << 16 else { return write(text + "\n") }
    write(text)
    write("\n")
  }

  /// Writes bytes as they are.
  func write(_ bytes: [UInt8]) { bytes.withUnsafeBufferPointer { write($0) } }

  private func write(_ bytes: UnsafeBufferPointer<UInt8>) {
    do {
      var start = 0
      while start < bytes.count {
        let descriptor = self == .output ? STDOUT_FILENO : STDERR_FILENO
        let written = Platform.write(
          descriptor, bytes.baseAddress?.advanced(by: start), bytes.count - start)
        if written >= 0 {
          if isShown {
            TerminalOutput.note(
              UnsafeRawBufferPointer(
                rebasing: UnsafeRawBufferPointer(bytes)[start..<start + written]))
          }
          start += written
        } else if errno == EPIPE {
          exit(0)
        } else if errno == EAGAIN {
          var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
          poll(&waiting, 1, -1)
        } else if errno != EINTR {
          guard self == .output else { return }
          let reason = FileStore.lastError().reason
          StandardStream.error.write("gradus: standard output cannot be written: \(reason)\n")
          exit(1)
        }
      }
    }
  }
}
