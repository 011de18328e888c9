/// A line of a screen: runs of characters, each of one ink.
struct Line: Equatable {
  /// Characters of one ink, safe to be shown.
  struct Run: Equatable {
    /// The characters.
    var text: String
    /// How many columns they take.
    var width: Int
    /// How they look.
    var ink: Ink

    /// Makes a run of a text that is already safe.
    init(safe text: String, ink: Ink) {
      self.text = text
      width = DisplayWidth.of(text)
      self.ink = ink
    }

    /// Makes a run of a text that is already safe and measured, with spaces on both sides.
    init(safe text: String, width: Int, ink: Ink, before: Int = 0, after: Int = 0) {
      let before = max(0, before)
      let after = max(0, after)
      self.text = text.padded(before: before, after: after)
      self.width = before + width + after
      self.ink = ink
    }

    /// Makes a run of spaces.
    init(spaces count: Int, ink: Ink = .plain) {
      text = "".padded(before: max(0, count), after: 0)
      width = max(0, count)
      self.ink = ink
    }
  }

  /// The runs from left to right.
  private(set) var runs: [Run]
  /// How many columns they take.
  private(set) var width: Int

  /// Makes a line.
  init(_ runs: [Run] = []) {
    self.runs = runs.filter { !$0.text.isEmpty }
    width = runs.reduce(0) { $0 + $1.width }
  }

  /// Whether nothing stands on it.
  var isBlank: Bool { runs.allSatisfy { $0.text.utf8.allSatisfy { $0 == UInt8(ascii: " ") } } }

  /// Adds a run at the end; one of the same ink joins the last.
  mutating func append(_ run: Run) {
    if run.text.isEmpty { return }
    width += run.width
    let last = runs.count - 1
    if last >= 0, runs[last].ink == run.ink {
      runs[last].text += run.text
      runs[last].width += run.width
    } else {
      runs.append(run)
    }
  }

  /// Adds all runs of another line.
  mutating func append(_ line: Line) {
    for run in line.runs { append(run) }
  }

  /// Adds spaces up to a column.
  mutating func pad(to column: Int) { append(Run(spaces: column - width)) }

  /// This line behind so many spaces.
  func indented(by columns: Int) -> Line {
    var line = Line([Run(spaces: columns)])
    line.append(self)
    return line
  }

  /// This line without the spaces at its end.
  var trimmed: Line {
    guard let end = runs.last?.text.utf8.last, end == 0x20 || end == 0xA0 else { return self }
    var runs = runs
    while var last = runs.popLast() {
      // From the end, in place: a line in a thousand has more than a few.
      while let end = last.text.last, end == " " || end == "\u{A0}" {
        last.text.removeLast()
        last.width -= 1
      }
      if last.text.isEmpty { continue }
      runs.append(last)
      break
    }
    return Line(runs)
  }

  /// What stands before a column, and from there on.
  func split(at column: Int) -> (head: Line, tail: Line) {
    guard width > column else { return (self, Line()) }
    let head = cut(to: column).first ?? Line()
    var tail = Line()
    var left = head.runs.reduce(0) { $0 + $1.text.count }
    for run in runs {
      let rest = run.text.dropFirst(left)
      left = max(0, left - run.text.count)
      if !rest.isEmpty { tail.append(Run(safe: String(rest), ink: run.ink)) }
    }
    return (head, tail)
  }

  /// This line cut into pieces of at most so many columns, wherever that falls.
  func cut(to columns: Int) -> [Line] {
    if width <= columns { return [self] }
    var lines = [Line()]
    for run in runs {
      var rest = run.text[...]
      while !rest.isEmpty {
        let room = columns - lines[lines.count - 1].width
        var taken = 0
        let head = rest.prefix { character in
          taken += DisplayWidth.of(character)
          return taken <= room
        }
        if head.isEmpty {
          if room >= columns { break }
          lines.append(Line())
        } else {
          lines[lines.count - 1].append(Run(safe: String(head), ink: run.ink))
          rest = rest[head.endIndex...]
        }
      }
    }
    return lines
  }
}

extension Line.Run {
  /// This run, cut with an ellipsis where it takes more than so many columns.
  func shortened(to columns: Int) -> Line.Run {
    if width <= columns { return self }
    let isASCII = text.utf8.allSatisfy { $0 < 0x80 }
    let ellipsis = isASCII ? "..." : "\u{2026}"
    let room = max(0, columns - ellipsis.count)
    guard let head = Line([self]).cut(to: max(1, room)).first, room > 0 else {
      return Line.Run(safe: String(ellipsis.prefix(columns)), ink: ink)
    }
    return Line.Run(safe: head.runs.map(\.text).joined() + ellipsis, ink: ink)
  }
}

extension String {
  /// This between spaces.
  fileprivate func padded(before: Int, after: Int) -> String {
    if before == 0, after == 0 { return self }
    var text = self
    return text.withUTF8 { bytes in
      let count = before + bytes.count + after
      return String(unsafeUninitializedCapacity: count) { padded in
        padded.initialize(repeating: UInt8(ascii: " "))
        _ = padded[before...].update(fromContentsOf: bytes)
        return count
      }
    }
  }
}
