import Platform

/// A running program that serves pages, and the pipes to it.
final class ClassroomLink: Sendable {
  private let process: pid_t
  /// Where orders are written to.
  private let orders: Int32
  /// Where reports are read from.
  private let reports: Int32

  /// Starts the program.
  ///
  /// - Returns: nil if it cannot be started.
  init?(_ program: String) {
    var (input, output): ([Int32], [Int32]) = ([0, 0], [0, 0])
    guard pipe(&input) == 0 else { return nil }
    guard pipe(&output) == 0 else {
      for end in input { close(end) }
      return nil
    }
    // Neither end is for a program that somebody else starts.
    for end in input + output { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input[0], STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, output[1], STDOUT_FILENO)
    // Nothing may be written across the screen; what is wrong comes as a report.
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A Ctrl-C in the terminal is for the presentation.
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    var words: [UnsafeMutablePointer<CChar>?] = [strdup(program), nil]
    defer { for word in words { free(word) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, program, &actions, &attributes, &words, environ)
    close(input[0])
    close(output[1])
    guard code == 0 else {
      close(input[1])
      close(output[0])
      return nil
    }
    (self.process, orders, reports) = (process, input[1], output[0])
  }

  /// Writes a line; one that has ended takes none, and is noticed by whoever reads.
  func send(_ order: ClassroomOrder) {
    var text = order.line + "\n"
    text.withUTF8 { bytes in
      var start = 0
      while start < bytes.count {
        let count = write(orders, bytes.baseAddress?.advanced(by: start), bytes.count - start)
        if count > 0 {
          start += count
        } else if errno != EINTR {
          return
        }
      }
    }
  }

  /// Reads reports until the program ends, each with the closure; lines that are none are left out.
  ///
  /// - Parameter pause: what is done when all that came has been taken.
  func read(_ take: (ClassroomReport) -> Void, pause: () -> Void) {
    var buffer: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Platform.read(reports, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      buffer += chunk[..<count]
      while let end = buffer.firstIndex(of: 0x0A) {
        if let report = ClassroomReport(Array(buffer[..<end])) { take(report) }
        buffer.removeSubrange(...end)
      }
      pause()
    }
    close(reports)
    close(orders)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
  }

  /// Ends the program; whoever reads sees the end.
  func end() { kill(process, SIGTERM) }
}
