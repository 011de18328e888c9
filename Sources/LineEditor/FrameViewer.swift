/// Shows one of several frames at a time in the same place, and steps through them by key.
package struct FrameViewer: Sendable {
  private static let leaving: [Key] = [
    .character("q"), .character("Q"), .escape, .interrupt, .endOfInput,
  ]

  /// The keys that go on where there is more; arrows and End, which stay there, are not among them.
  private static let leavingAtEnd: [Key] = [
    .character(" "), .enter, .pageDown, .character("n"),
  ]

  private let usesUnicode: Bool

  /// Makes a viewer; without Unicode its status line is ASCII.
  package init(usesUnicode: Bool = Terminal.current.wantsUnicode) {
    self.usesUnicode = usesUnicode
  }

  /// Shows frames from the first one on until the user leaves; the last one seen stays.
  ///
  /// Right, Space, `n` and Return step forth, Left, `b`, `p` and Backspace back, Home, `g`, End and
  /// `G` go to the ends, `q` and Ctrl-C leave, as do Space, Return, Page Down and `n` at the last
  /// frame. Where there are no keys to read, all frames are
  /// written one below the other.
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
    var index = min(max(first, 0), count - 1)
    guard let keys = KeyReader() else {
      var screen = ScreenText()
      for index in 0..<count { screen.plain(frame(index, Terminal.size.columns, .max)) }
      screen.show()
      return count - 1
    }
    var height = draw(frame, index, of: count, over: 0)
    while true {
      let key = keys.next()
      if Self.leaving.contains(key) { break }
      if index == count - 1, Self.leavingAtEnd.contains(key) { break }
      let new = step(key, from: index, count: count)
      if key == .redraw {
        height = draw(frame, index, of: count, over: nil)
      } else if new != index {
        index = new
        height = draw(frame, index, of: count, over: height)
      }
    }
    var screen = ScreenText()
    screen.eraseRow()
    screen.show()
    return index
  }

  private func step(_ key: Key, from index: Int, count: Int) -> Int {
    switch key {
    case .right, .down, .pageDown, .enter, .character(" "), .character("n"):
      min(index + 1, count - 1)
    case .left, .up, .pageUp, .backspace, .character("b"), .character("p"): max(index - 1, 0)
    case .home, .character("g"): 0
    case .end, .character("G"): count - 1
    default: index
    }
  }

  /// Draws a frame over the one above the cursor, and gives back its height.
  ///
  /// `height` is that of the one above; if it is nil, all that is on the screen goes.
  private func draw(
    _ frame: (Int, Int, Int) -> [String], _ index: Int, of count: Int, over height: Int?
  ) -> Int {
    let size = Terminal.size
    let rows = max(size.rows - 1, 1)
    let lines = frame(index, size.columns, rows).prefix(rows)
    var screen = ScreenText()
    if let height { screen.moveUp(height) } else { screen.eraseScreen() }
    for line in lines {
      screen.line(line, columns: size.columns)
    }
    screen.status(status(index, of: count), columns: size.columns)
    screen.show()
    return lines.count
  }

  private func status(_ index: Int, of count: Int) -> String {
    let (dot, next, back) = usesUnicode ? (" · ", "→", "←") : (", ", "Space", "b")
    var keys = index + 1 < count ? ["\(next) next"] : []
    if index > 0 { keys.append("\(back) back") }
    keys.append(index + 1 < count ? "q close" : "Space close")
    return "-- \(index + 1) of \(count)" + dot + keys.joined(separator: ", ") + " --"
  }
}
