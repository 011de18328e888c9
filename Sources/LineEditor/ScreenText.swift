import Platform

/// Text and the few escape sequences that a view in the normal screen is drawn with.
struct ScreenText {
  private(set) var text = ""

  /// Puts lines at the cursor without any escape sequence of its own.
  mutating func plain(_ lines: [String]) {
    for line in lines { text += line + "\n" }
  }

  /// Puts a line at the cursor, at the start of a row, in place of what is there.
  mutating func line(_ line: String, columns: Int) {
    text += "\u{1B}[K" + TerminalText.clipped(line, columns: columns) + "\n"
  }

  /// Puts a status line in reverse video at the cursor, which stays in its row.
  mutating func status(_ line: String, columns: Int) {
    let clipped = TerminalText.clipped(line, columns: columns - 1)
    text += "\r\u{1B}[J\u{1B}[7m" + clipped + "\u{1B}[m"
  }

  /// Asks the terminal something by a sequence that draws nothing.
  mutating func ask(_ question: String) { text += question }

  /// Goes to the first row.
  mutating func home() { text += "\u{1B}[H" }

  /// Puts a line in reverse video across the screen; an empty one stays dark.
  mutating func bar(_ line: String, columns: Int) {
    reverse(line, columns: columns)
    text += "\n"
  }

  /// Puts a bar into the last row, below which nothing scrolls.
  mutating func lastBar(_ line: String, columns: Int) {
    // The last column stays free, for a character in it may scroll the screen.
    reverse(line, columns: columns - 1)
    text += "\u{1B}[J"
  }

  private mutating func reverse(_ line: String, columns: Int) {
    text += "\u{1B}[K"
    guard !line.isEmpty else { return }
    let clipped = TerminalText.clipped(" " + line, columns: columns)
    let rest = String(repeating: " ", count: max(0, columns - TerminalText.width(clipped)))
    text += "\u{1B}[7m" + clipped + rest + "\u{1B}[m"
  }

  /// Removes the row with the cursor, which goes to its start.
  mutating func eraseRow() {
    text += "\r\u{1B}[K"
  }

  /// Removes all that is on the screen.
  mutating func eraseScreen() {
    text += "\u{1B}[H\u{1B}[2J"
  }

  /// Goes up to the start of a row.
  mutating func moveUp(_ rows: Int) {
    text += rows > 0 ? "\r\u{1B}[\(rows)A" : "\r"
  }

  /// Sends all to standard output at once, so that nothing half-drawn is seen.
  func show() {
    // What was printed before goes first.
    fflush(nil)
    var text = text
    text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while let base = rest.baseAddress, !rest.isEmpty {
        let count = write(STDOUT_FILENO, base, rest.count)
        if count < 0, errno == EINTR { continue }
        if count < 0, errno == EAGAIN {
          var polled = pollfd(fd: STDOUT_FILENO, events: Int16(POLLOUT), revents: 0)
          poll(&polled, 1, -1)
          continue
        }
        // The terminal has gone away; reading a key will tell.
        guard count > 0 else { return }
        TerminalOutput.note(UnsafeRawBufferPointer(rebasing: rest[..<count]))
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
    }
  }
}
