/// Which lines of a text a pager shows, and how keys move that.
struct PagerPosition: Equatable {
  /// What a key asks for.
  enum Move: Equatable {
    case none, quit
    /// The text moves up: only the lines that appear at the bottom have to be written.
    case forward(Range<Int>)
    case redraw
  }

  private(set) var count: Int
  private(set) var height: Int
  private(set) var top = 0

  init(count: Int, height: Int) {
    self.count = count
    self.height = max(height, 1)
  }

  var visible: Range<Int> { top..<min(top + height, count) }

  var isAtEnd: Bool { top >= lastTop }

  private var lastTop: Int { max(count - height, 0) }

  /// Goes on with the text rendered anew, about where it was.
  mutating func resize(count: Int, height: Int) {
    let part = isAtEnd ? count : top * count / max(self.count, 1)
    (self.count, self.height) = (count, max(height, 1))
    top = min(part, lastTop)
  }

  /// Goes to where a line is the first one, as far as the end allows.
  mutating func show(_ line: Int) { top = min(max(line, 0), lastTop) }

  mutating func press(_ key: Key) -> Move {
    switch key {
    case .character("q"), .character("Q"), .interrupt, .endOfInput: return .quit
    case .character(" "), .character("f"), .pageDown: return isAtEnd ? .quit : move(by: height)
    case .enter: return isAtEnd ? .quit : move(by: 1)
    case .down, .character("j"): return move(by: 1)
    case .up, .character("k"): return move(by: -1)
    case .character("b"), .pageUp: return move(by: -height)
    case .character("g"), .home: return move(by: -top)
    case .character("G"), .end: return move(by: lastTop - top)
    default: return .none
    }
  }

  private mutating func move(by lines: Int) -> Move {
    let old = visible
    top = min(max(top + lines, 0), lastTop)
    if top == old.lowerBound { return .none }
    guard top > old.lowerBound, top <= old.upperBound else { return .redraw }
    return .forward(old.upperBound..<visible.upperBound)
  }
}
