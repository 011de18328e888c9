/// Shows a text that is taller than the terminal a screenful at a time.
///
/// The text stays in the normal screen, so that what was seen is still there afterwards.
public struct Pager: Sendable {
  private let usesUnicode: Bool

  /// Makes a pager; without Unicode its status line is ASCII.
  public init(usesUnicode: Bool = Terminal.current.wantsUnicode) {
    self.usesUnicode = usesUnicode
  }

  /// Whether a text of so many lines does not fit the terminal, beside a line for the prompt.
  public static func isNeeded(lines: Int) -> Bool { lines > Terminal.size.rows - 1 }

  /// Shows the text that `render` makes for a width in columns, until the user has seen enough.
  ///
  /// Space or Page Down go on, Return by a line, `b` or Page Up go back, `g` and `G` to the ends,
  /// `q` and Ctrl-C leave, as do Space and Return at the end.
  ///
  /// - Parameter render: makes the lines for a width: how many there are, and each when it comes to
  ///   the screen.
  public func show(_ render: (_ columns: Int) -> (count: Int, line: (Int) -> String)) {
    var size = Terminal.size
    var lines = render(size.columns)
    var position = PagerPosition(count: lines.count, height: size.rows - 1)
    guard lines.count > position.height, let keys = KeyReader() else {
      var screen = ScreenText()
      screen.plain((0..<lines.count).map(lines.line))
      return screen.show()
    }
    draw(lines, position: position, size)
    while true {
      let key = keys.next()
      if key == .redraw {
        size = Terminal.size
        lines = render(size.columns)
        position.resize(count: lines.count, height: size.rows - 1)
        draw(lines, position: position, size, afresh: true)
        continue
      }
      switch position.press(key) {
      case .none: continue
      case .redraw: draw(lines, position: position, size, afresh: true)
      case .forward(let appearing): draw(lines, appearing, position: position, size)
      case .quit:
        var screen = ScreenText()
        screen.eraseRow()
        return screen.show()
      }
    }
  }

  private func draw(
    _ lines: (count: Int, line: (Int) -> String), _ appearing: Range<Int>? = nil,
    position: PagerPosition,
    _ size: TerminalSize, afresh: Bool = false
  ) {
    var screen = ScreenText()
    if afresh { screen.eraseScreen() } else if appearing != nil { screen.eraseRow() }
    for index in appearing ?? position.visible {
      screen.line(lines.line(index), columns: size.columns)
    }
    screen.status(status(of: position), columns: size.columns)
    screen.show()
  }

  private func status(of position: PagerPosition) -> String {
    let (dash, dot) = usesUnicode ? ("–", " · ") : ("-", ", ")
    let range = "\(position.top + 1)\(dash)\(position.visible.upperBound) of \(position.count)"
    var keys = position.isAtEnd ? [] : ["Space more"]
    if position.top > 0 { keys.append("b back") }
    keys.append(position.isAtEnd ? "Space close" : "q close")
    return "-- " + range + dot + keys.joined(separator: ", ") + " --"
  }
}
