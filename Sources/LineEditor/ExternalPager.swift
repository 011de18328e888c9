import CReadline
import Platform

/// The program that a user pages texts with, as `PAGER` names it.
struct ExternalPager {
  private let command: String

  /// The user's own; `nil` where there is none, and while what is shown is recorded.
  static var ofUser: Self? {
    guard Terminal.current.isInteractive, !TerminalOutput.isObserved,
      let value = getenv("PAGER").map({ String(cString: $0) }), !value.isEmpty
    else { return nil }
    return Self(command: value)
  }

  /// Runs it on a text, until the user has seen enough.
  ///
  /// - Returns: whether it could be started.
  func show(_ lines: (count: Int, line: (Int) -> String)) -> Bool {
    fflush(nil)
    var input: Int32 = -1
    let process = gradus_pager_start(command, &input)
    guard process > 0 else { return false }
    for index in 0..<lines.count {
      guard Self.write(lines.line(index) + "\n", to: input) else { break }
    }
    close(input)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR { continue }
    // A Ctrl-C in it was meant for it.
    gradus_interrupt_clear()
    let exitStatus = status >> 8 & 0xFF
    // What a shell says of a command that it cannot run, and of one that it does not find.
    return status & 0x7F != 0 || (exitStatus != 126 && exitStatus != 127)
  }

  /// Whether somebody still reads.
  private static func write(_ text: String, to descriptor: Int32) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var done = 0
      while done < bytes.count {
        let count = Platform.write(
          descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        done += count
      }
      return true
    }
  }
}
