import Glibc
import LineEditor

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
  func write(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      var start = 0
      while start < bytes.count {
        let descriptor = self == .output ? STDOUT_FILENO : STDERR_FILENO
        let written = Glibc.write(
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
          return
        }
      }
    }
  }
}
