/// The search in a paged text: the words that are typed, and what is found.
struct PagerSearch {
  /// Which way a match is looked for.
  struct Way: Equatable {
    var isBack: Bool
    /// Whether the line at the top counts, too.
    var isFirst: Bool
  }

  /// What is being typed; `nil` where nothing is.
  private var typed: String?
  /// What was looked for last.
  private var pattern = ""
  private var hasFailed = false
  /// The line that was found last.
  private(set) var latest: Int?
  private var way: Way?

  /// What stands in place of the usual status, if anything does.
  var status: String? {
    if let typed { return "/" + typed }
    return hasFailed ? "-- \(pattern) is not further on; n next, N back --" : nil
  }

  /// Takes a key; `false` where it has nothing to do with a search.
  mutating func press(_ key: Key) -> Bool {
    hasFailed = false
    if let text = typed {
      type(key, behind: text)
      return true
    }
    switch key {
    case .character("/"): typed = ""
    case .character("n") where !pattern.isEmpty: way = Way(isBack: false, isFirst: false)
    case .character("N") where !pattern.isEmpty: way = Way(isBack: true, isFirst: false)
    default: return false
    }
    return true
  }

  private mutating func type(_ key: Key, behind text: String) {
    switch key {
    case .character(let character): typed = text + String(character)
    case .backspace: typed = text.isEmpty ? nil : String(text.dropLast())
    case .enter:
      typed = nil
      if !text.isEmpty { pattern = text }
      if !pattern.isEmpty { way = Way(isBack: false, isFirst: true) }
    case .escape, .interrupt, .controlG, .endOfInput: typed = nil
    case .tab, .up, .down, .left, .right, .pageUp, .pageDown, .home, .end, .redraw, .unknown: break
    }
  }

  /// The way to look for a match, if a key has asked for one.
  mutating func takeWay() -> Way? {
    defer { way = nil }
    return way
  }

  /// The next line that has a match; `nil`, and said so, where none has.
  mutating func find(
    from start: Int, isBack: Bool, in lines: (count: Int, line: (Int) -> String)
  ) -> Int? {
    let places =
      isBack
      ? Array((0..<max(start + 1, 0)).reversed())
      : Array(max(start, 0)..<max(lines.count, start, 0))
    let found = places.first { !matches(in: TerminalText.characters(of: lines.line($0))).isEmpty }
    hasFailed = found == nil
    if let found { latest = found }
    return found
  }

  /// A line with its matches in reverse video.
  func marked(_ line: String) -> String {
    guard !pattern.isEmpty else { return line }
    let found = matches(in: TerminalText.characters(of: line))
    return found.isEmpty ? line : TerminalText.reversed(line, found)
  }

  /// Where the pattern stands in a text; small letters find capitals, too.
  private func matches(in text: [Character]) -> [Range<Int>] {
    let ignoresCase = pattern == pattern.lowercased()
    func folded(_ character: Character) -> String {
      ignoresCase ? character.lowercased() : String(character)
    }
    let wanted = pattern.map(folded)
    let text = text.map(folded)
    guard !wanted.isEmpty, text.count >= wanted.count else { return [] }
    var found: [Range<Int>] = []
    var place = 0
    while place + wanted.count <= text.count {
      if text[place..<place + wanted.count].elementsEqual(wanted) {
        found.append(place..<place + wanted.count)
        place += wanted.count
      } else {
        place += 1
      }
    }
    return found
  }
}
