/// Which of several frames is shown, from which of its lines on, and how keys move that.
struct FramePosition: Equatable {
  /// What a key asks for.
  enum Move: Equatable {
    case none, quit, redraw
  }

  let count: Int
  private(set) var index: Int
  /// The first line of the frame that is shown.
  private(set) var top = 0
  /// How many lines the frame has, and how many of them the screen shows.
  private var lines = 0
  private var height = 1

  /// The frame to start with, its first lines.
  init(count: Int, startingAt first: Int) {
    self.count = count
    index = min(max(first, 0), count - 1)
  }

  /// The lines that are shown.
  var visible: Range<Int> { min(top, lines)..<min(top + height, lines) }

  /// How many lines of the frame are below the screen.
  var linesBelow: Int { lines - visible.upperBound }

  var isAtLastFrame: Bool { index == count - 1 }

  private var isAtEnd: Bool { isAtLastFrame && linesBelow == 0 }

  private var lastTop: Int { max(lines - height, 0) }

  /// Goes on with a frame of so many lines on a screen of so many.
  mutating func fit(lines: Int, height: Int) {
    (self.lines, self.height) = (lines, max(height, 1))
    top = min(top, lastTop)
  }

  /// Moves as a key asks: Space, Page Down, Return and Down through the frame and from its end to the
  /// next one, arrows to the side from frame to frame, where the same lines stay in view.
  mutating func press(_ key: Key) -> Move {
    let old = self
    switch key {
    case .character("q"), .character("Q"), .escape, .interrupt, .endOfInput: return .quit
    case .character(" "), .pageDown:
      if isAtEnd { return .quit }
      forth(by: height)
    case .enter:
      if isAtEnd { return .quit }
      forth(by: 1)
    case .character("n"):
      if isAtLastFrame { return .quit }
      index += 1
    case .down, .character("j"): forth(by: 1)
    case .pageUp: back(by: height)
    case .up, .character("k"): back(by: 1)
    case .right: index = min(index + 1, count - 1)
    case .left, .backspace, .character("b"), .character("p"): index = max(index - 1, 0)
    case .home, .character("g"): (index, top) = (0, 0)
    case .end, .character("G"):
      // The end of the last one, however long that is; of the one that is shown it is known.
      (index, top) = (count - 1, isAtLastFrame ? lastTop : .max / 2)
    case .redraw: return .redraw
    case .character, .tab, .controlG, .unknown: return .none
    }
    return self == old ? .none : .redraw
  }

  private mutating func forth(by rows: Int) {
    if linesBelow > 0 {
      top = min(top + rows, lastTop)
    } else if !isAtLastFrame {
      (index, top) = (index + 1, 0)
    }
  }

  private mutating func back(by rows: Int) {
    if top > 0 {
      top = max(top - rows, 0)
    } else if index > 0 {
      // To the end of the one before, however long that is.
      (index, top) = (index - 1, .max / 2)
    }
  }
}
