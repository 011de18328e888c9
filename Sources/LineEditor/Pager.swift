/// Shows a text that is taller than the terminal a screenful at a time.
///
/// The text stays in the normal screen, so that what was seen is still there afterwards.
package struct Pager: Sendable {
  private let usesUnicode: Bool

  /// Makes a pager; without Unicode its status line is ASCII.
  package init(usesUnicode: Bool = Terminal.current.wantsUnicode) {
    self.usesUnicode = usesUnicode
  }

  /// Whether a text of so many lines does not fit the terminal, beside a line for the prompt.
  package static func isNeeded(lines: Int) -> Bool { lines > Terminal.size.rows - 1 }

  /// Shows the text that `render` makes for a width in columns, until the user has seen enough.
  ///
  /// Space or Page Down go on, Return by a line, `b` or Page Up go back, `g` and `G` to the ends,
  /// `/` searches, `n` and `N` go on to the next match and the one before; `q` and Ctrl-C leave, as do
  /// Space and Return at the end. Where `PAGER` is set, that program shows the text.
  ///
  /// - Parameter render: makes the lines for a width: how many there are, and each when it comes to
  ///   the screen.
  package func show(_ render: (_ columns: Int) -> (count: Int, line: (Int) -> String)) {
    var size = Terminal.size
    var lines = render(size.columns)
    var position = PagerPosition(count: lines.count, height: size.rows - 1)
    if lines.count > position.height, let pager = ExternalPager.ofUser {
      // What is shown by a program of the user's own is not asked to draw itself anew.
      if pager.show(lines) { return }
    }
    guard lines.count > position.height, let keys = KeyReader() else {
      var screen = ScreenText()
      screen.plain((0..<lines.count).map(lines.line))
      return screen.show()
    }
    var search = PagerSearch()
    draw(lines, position: position, search, size)
    while true {
      let key = keys.next()
      if key == .redraw {
        size = Terminal.size
        lines = render(size.columns)
        position.resize(count: lines.count, height: size.rows - 1)
        draw(lines, position: position, search, size, afresh: true)
        continue
      }
      if search.press(key) {
        if let way = search.takeWay() {
          // At the end the text does not move: what was found last is then further down.
          let latest = search.latest.flatMap { position.visible.contains($0) ? $0 : nil }
          let from = way.isFirst ? position.top : latest ?? position.top
          let start = way.isBack ? from - 1 : from + (way.isFirst ? 0 : 1)
          let found = search.find(from: start, isBack: way.isBack, in: lines)
          if let found { position.show(found) }
        }
        draw(lines, position: position, search, size, afresh: true)
        continue
      }
      switch position.press(key) {
      case .none: continue
      case .redraw: draw(lines, position: position, search, size, afresh: true)
      case .forward(let appearing): draw(lines, appearing, position: position, search, size)
      case .quit:
        var screen = ScreenText()
        screen.eraseRow()
        return screen.show()
      }
    }
  }

  private func draw(
    _ lines: (count: Int, line: (Int) -> String), _ appearing: Range<Int>? = nil,
    position: PagerPosition, _ search: PagerSearch,
    _ size: TerminalSize, afresh: Bool = false
  ) {
    var screen = ScreenText()
    if afresh { screen.eraseScreen() } else if appearing != nil { screen.eraseRow() }
    for index in appearing ?? position.visible {
      screen.line(search.marked(lines.line(index)), columns: size.columns)
    }
    screen.status(search.status ?? status(of: position), columns: size.columns)
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
