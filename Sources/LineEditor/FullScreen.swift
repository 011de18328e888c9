import CReadline

/// The whole screen and its keys, while the value lives; what was on the screen comes back after it.
///
/// The end of the process, by itself or by a signal, brings it back as well.
package struct FullScreen: ~Copyable {
  private let keys: KeyReader

  /// Takes the screen.
  ///
  /// - Returns: nil if there is no terminal, or one without abilities.
  package init?() {
    guard let keys = KeyReader() else { return nil }
    self.keys = keys
    gradus_terminal_enter_full_screen()
  }

  deinit { gradus_terminal_leave_full_screen() }

  /// Waits for a key for some time, in milliseconds; `nil` where none came, never for a negative time.
  package func next(within time: Int32 = -1) -> Key? {
    let key = keys.next(within: time)
    // Whoever had the terminal meanwhile may have left the other screen.
    if key == .redraw { gradus_terminal_enter_full_screen() }
    return key
  }

  /// Does work during which Ctrl-C asks for an interruption.
  package func working<Result>(_ work: () -> Result) -> Result {
    gradus_terminal_catch_interrupts(true)
    defer { gradus_terminal_catch_interrupts(false) }
    return work()
  }

  /// Draws the whole screen: a bar, rows, and a bar; rows beyond the screen are left out.
  package func draw(title: String, body: [String], status: String) {
    let size = Terminal.size
    var screen = ScreenText()
    screen.home()
    screen.bar(title, columns: size.columns)
    for row in body.prefix(max(0, size.rows - 2)) { screen.line(row, columns: size.columns) }
    screen.lastBar(status, columns: size.columns)
    screen.show()
  }
}
