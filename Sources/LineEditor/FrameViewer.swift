/// Shows one of several frames at a time in the same place, and steps through them by key.
package struct FrameViewer: Sendable {
  private let usesUnicode: Bool

  /// Makes a viewer; without Unicode its status line is ASCII.
  package init(usesUnicode: Bool = Terminal.current.wantsUnicode) {
    self.usesUnicode = usesUnicode
  }

  /// Shows frames from the first one on until the user leaves; the last one seen stays.
  ///
  /// Right and `n` step forth, Left, `b`, `p` and Backspace back. Space, Page Down, Return, Down and
  /// `j` go through a frame that is taller than the screen first, Page Up, Up and `k` back. Home, `g`,
  /// End and `G` go to the ends, `q` and Ctrl-C leave, as do Space, Return and Page Down at the end of
  /// the last frame, and `n` there. Where there are no keys to read, all frames are written one below
  /// the other.
  ///
  /// - Parameters:
  ///   - count: how many frames there are.
  ///   - first: the frame to start with.
  ///   - frame: makes a frame's lines, for the columns and rows that it may take.
  /// - Returns: the frame that was on the screen at the end.
  @discardableResult
  package func show(
    count: Int, startingAt first: Int = 0,
    frame: (_ index: Int, _ columns: Int, _ rows: Int) -> [String]
  ) -> Int {
    guard count > 0 else { return 0 }
    var position = FramePosition(count: count, startingAt: first)
    guard let keys = KeyReader() else {
      var screen = ScreenText()
      for index in 0..<count { screen.plain(frame(index, Terminal.size.columns, .max)) }
      screen.show()
      return count - 1
    }
    var height = draw(frame, &position, over: 0)
    while true {
      let key = keys.next()
      let move = position.press(key)
      if move == .quit { break }
      if move == .redraw {
        height = draw(frame, &position, over: key == .redraw ? nil : height)
      }
    }
    var screen = ScreenText()
    screen.eraseRow()
    screen.show()
    return position.index
  }

  /// Draws a frame over the one above the cursor, and gives back its height.
  ///
  /// `height` is that of the one above; if it is nil, all that is on the screen goes.
  private func draw(
    _ frame: (Int, Int, Int) -> [String], _ position: inout FramePosition, over height: Int?
  ) -> Int {
    let size = Terminal.size
    let rows = max(size.rows - 1, 1)
    let lines = frame(position.index, size.columns, rows)
    position.fit(lines: lines.count, height: rows)
    var screen = ScreenText()
    if let height { screen.moveUp(height) } else { screen.eraseScreen() }
    for line in lines[position.visible] {
      screen.line(line, columns: size.columns)
    }
    screen.status(status(of: position), columns: size.columns)
    screen.show()
    return position.visible.count
  }

  private func status(of position: FramePosition) -> String {
    let dot = usesUnicode ? " · " : ", "
    let below = position.linesBelow
    let isPaged = below > 0
    let (next, back) = usesUnicode ? ("→", "←") : (isPaged ? "n" : "Space", "b")
    var parts = ["\(position.index + 1) of \(position.count)"]
    if isPaged {
      parts.append(
        "\(usesUnicode ? "↓" : "Space:") \(below) \(below == 1 ? "line" : "lines") below")
    }
    var keys = position.isAtLastFrame ? [] : ["\(next) next"]
    if position.index > 0 { keys.append("\(back) back") }
    keys.append(position.isAtLastFrame && !isPaged ? "Space close" : "q close")
    parts.append(keys.joined(separator: ", "))
    return "-- " + parts.joined(separator: dot) + " --"
  }
}
