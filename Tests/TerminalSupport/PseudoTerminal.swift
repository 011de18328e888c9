import Platform

/// A program that runs in a terminal of its own, of which the test is the user.
///
/// Waiting is for a text, never for a time; a deadline of a minute only ends a test that has gone
/// wrong, and its error shows the screen.
package final class PseudoTerminal {
  /// What went wrong, with the screen as it was.
  package struct Failure: Error, CustomStringConvertible {
    /// The whole story.
    package let description: String
  }

  /// How long any wait may take, in seconds.
  package static let deadline = 60.0

  /// The screen as the user sees it after the last wait.
  package private(set) var screen: Screen

  /// All that the program has written.
  package private(set) var output: [UInt8] = []

  private let master: Int32
  private let process: pid_t
  private var searched = 0
  private var chunk = [UInt8](repeating: 0, count: 1 << 16)
  private var hasClosed = false
  private var end: Ending?

  /// Starts a program in the terminal.
  ///
  /// - Parameters:
  ///   - environment: all that the program gets; `TERM` is `xterm` unless given.
  package init(
    _ program: String, _ arguments: [String] = [], environment: [String: String] = [:],
    columns: Int = 80, rows: Int = 24
  ) throws {
    screen = Screen(columns: columns, rows: rows)
    guard let (master, path) = System.openPseudoTerminal() else {
      throw Failure(description: "no pseudo-terminal: error \(errno)")
    }
    self.master = master
    System.setSize(columns: columns, rows: rows, of: master)
    let variables = ["TERM": "xterm", "LANG": "C.UTF-8"].merging(environment) { $1 }
    process = try Spawning.start(
      program, arguments, environment: variables, terminal: path)
    _ = fcntl(master, F_SETFL, O_NONBLOCK)
  }

  deinit {
    if end == nil {
      kill(process, SIGKILL)
      _ = waitpid(process, nil, 0)
    }
    if !hasClosed { close(master) }
  }

  /// Types a text.
  package func send(_ text: String) throws { try send(Array(text.utf8)) }

  /// Types bytes, taking in what the program writes meanwhile.
  package func send(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        try wait(for: Int16(POLLIN | POLLOUT), "the program to read")
        receive()
      } else if errno != EINTR {
        throw Failure(description: "cannot type: error \(errno)\n\(screen.text)")
      }
    }
  }

  /// Waits until the program has written a text, after the one that was last waited for.
  package func waitFor(_ text: String) throws {
    let wanted = Array(text.utf8)
    var start = searched
    try wait("the text \"\(text)\"") {
      guard let found = firstOccurrence(of: wanted, from: start) else {
        start = max(start, output.count - wanted.count + 1)
        return false
      }
      searched = found + wanted.count
      return true
    }
  }

  /// Waits until the screen is as described.
  package func waitForScreen(_ description: String, where matches: (Screen) -> Bool) throws {
    try wait(description) { matches(screen) }
    searched = output.count
  }

  /// Changes the terminal's size, which the program is told by a signal.
  package func resize(columns: Int, rows: Int) {
    receive()
    screen.resize(columns: columns, rows: rows)
    System.setSize(columns: columns, rows: rows, of: master)
  }

  /// Sends a signal to the program.
  package func signal(_ number: Int32) { kill(process, number) }

  /// Takes the terminal away, as closing its window does.
  package func hangUp() {
    close(master)
    hasClosed = true
  }

  /// Whether the terminal echoes and edits lines by itself, as it did before the program ran.
  package var isInOriginalModes: Bool {
    var modes = termios()
    tcgetattr(master, &modes)
    let wanted = tcflag_t(ECHO | ICANON | ISIG | IEXTEN)
    return modes.c_lflag & wanted == wanted && modes.c_iflag & tcflag_t(ICRNL) != 0
  }

  /// Waits for the program's end, and takes in the last of its output.
  package func waitForEnd() throws -> Ending {
    if let end { return end }
    let limit = Self.now + Self.deadline
    while Self.now < limit {
      if !hasClosed { receive() }
      var status: Int32 = 0
      if waitpid(process, &status, WNOHANG) == process {
        if !hasClosed { receive() }
        let ending = Ending(status: status)
        end = ending
        return ending
      }
      var polled = pollfd(fd: hasClosed ? -1 : master, events: Int16(POLLIN), revents: 0)
      poll(&polled, 1, 5)
    }
    throw Failure(description: "the program did not end\n\(screen.text)")
  }

  /// The seconds of a clock that only runs forward.
  static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private func wait(_ what: String, until isDone: () -> Bool) throws {
    let limit = Self.now + Self.deadline
    while Self.now < limit {
      receive()
      if isDone() { return }
      try wait(for: Int16(POLLIN), what)
    }
    throw Failure(description: "waiting for \(what) took over a minute\n\(screen.text)")
  }

  private func wait(for events: Int16, _ what: String) throws {
    var polled = pollfd(fd: master, events: events, revents: 0)
    let count = poll(&polled, 1, Int32(Self.deadline * 1000))
    if count < 0, errno == EINTR { return }
    let isOver = polled.revents & Int16(POLLHUP) != 0 && polled.revents & Int16(POLLIN) == 0
    guard count > 0, !isOver else {
      let reason = isOver ? "the program has ended" : "nothing was written for a minute"
      throw Failure(description: "waiting for \(what): \(reason)\n\(screen.text)")
    }
  }

  private func firstOccurrence(of wanted: [UInt8], from start: Int) -> Int? {
    guard let first = wanted.first else { return start }
    return output.withUnsafeBytes { bytes in
      var place = start
      while place + wanted.count <= bytes.count, let base = bytes.baseAddress,
        let found = memchr(base + place, Int32(first), bytes.count - place)
      {
        place = UnsafeRawPointer(found) - base
        guard place + wanted.count <= bytes.count else { return nil }
        if memcmp(found, wanted, wanted.count) == 0 { return place }
        place += 1
      }
      return nil
    }
  }

  private func receive() {
    while true {
      let count = read(master, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      output += chunk[..<count]
      screen.feed(chunk[..<count])
    }
  }
}
