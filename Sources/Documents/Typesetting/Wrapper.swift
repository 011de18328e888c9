/// Breaks runs into lines between words, which is the only place where a text is broken.
///
/// A word is what stands between spaces: a number, an address with its indices, a bracket with what
/// touches it. One that is longer than a whole line is broken before an operator inside it, and only
/// where there is none wherever the line ends; see ``least(_:)`` for how to leave it room.
///
/// With `beforeOperators`, an operator goes down together with the word behind it, so that a line
/// of a formula begins with its sign.
struct Wrapper {
  /// A stretch without a space, perhaps of several inks, and the spaces before it.
  private struct Word {
    var gap: Line
    var line: Line
    var text: String { line.runs.map(\.text).joined() }
  }

  /// The columns there are.
  let columns: Int
  /// How far all lines but the first are indented.
  var indent = 0
  /// Whether lines begin rather than end with an operator.
  var beforeOperators = false

  /// The lines; at least one.
  func lines(_ runs: [Line.Run]) -> [Line] {
    let columns = max(1, columns)
    if runs.reduce(0, { $0 + $1.width }) <= columns {
      // Most texts fit, and need no words.
      var line = Line()
      for run in runs { line.append(run) }
      return [line]
    }
    let indent = min(indent, columns / 2)
    var lines: [Line] = []
    var current = Line()
    var isFresh = true
    for word in words(of: runs) {
      let fits = current.width + word.gap.width + word.line.width <= columns
      if isFresh || fits {
        if !isFresh || lines.isEmpty { current.append(word.gap) }
      } else {
        lines.append(current)
        // A word that fits a whole line alone is not broken for the sake of an indent.
        current = Line().indented(by: max(0, min(indent, columns - word.line.width)))
      }
      if current.width + word.line.width <= columns {
        current.append(word.line)
      } else {
        for piece in pieces(of: word.line, columns: columns) {
          if current.width + piece.width > columns, !current.isBlank {
            lines.append(current)
            current = Line().indented(by: max(0, min(indent, columns - piece.width)))
          }
          current.append(piece)
          if current.width > columns {
            var parts = current.cut(to: columns)
            current = parts.removeLast()
            lines += parts
          }
        }
      }
      isFresh = false
    }
    return lines + [current]
  }

  /// The columns that no word is wider than.
  func least(_ runs: [Line.Run]) -> Int {
    words(of: runs).map(\.line.width).max() ?? 0
  }

  /// A word that is wider than a line, in pieces that begin at its spaces and operators.
  private func pieces(of word: Line, columns: Int) -> [Line] {
    guard word.width > columns else { return [word] }
    var pieces = [Line()]
    var depth = 0
    for run in word.runs {
      var text = ""
      for character in run.text {
        if depth == 0, character == " " || Self.joints.contains(character) {
          pieces[pieces.count - 1].append(Line.Run(safe: text, ink: run.ink))
          text = ""
          if pieces[pieces.count - 1].width > 0 { pieces.append(Line()) }
        }
        if "[(".contains(character) { depth += 1 }
        if "])".contains(character) { depth = max(0, depth - 1) }
        text.append(character)
      }
      pieces[pieces.count - 1].append(Line.Run(safe: text, ink: run.ink))
    }
    return pieces
  }

  private static let joints: Set<Character> = ["\u{22C5}", "\u{B7}", "\u{D7}", "*", "/", "="]

  private func words(of runs: [Line.Run]) -> [Word] {
    var words = [Word(gap: Line(), line: Line())]
    for run in runs {
      for piece in run.text.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
        if piece.offset > 0 {
          if words[words.count - 1].line.width > 0 { words.append(Word(gap: Line(), line: Line())) }
          words[words.count - 1].gap.append(Line.Run(spaces: 1, ink: run.ink))
        }
        let text = String(piece.element)
        words[words.count - 1].line.append(Line.Run(safe: text, ink: run.ink))
      }
    }
    return beforeOperators ? joiningOperators(words) : words
  }

  private func joiningOperators(_ words: [Word]) -> [Word] {
    var joined: [Word] = []
    for word in words {
      if let last = joined.last, Self.operators.contains(last.text) {
        joined[joined.count - 1].line.append(word.gap)
        joined[joined.count - 1].line.append(word.line)
      } else {
        joined.append(word)
      }
    }
    return joined
  }

  private static let operators: Set<String> = [
    "+", "-", "\u{2212}", "*", "\u{B7}", ".", "\u{D7}", "x", "/", "@", "=", "\u{2248}", "~=",
    "\u{2297}", "(x)", "<", ">", "==", "\u{2264}", "<=", "\u{2265}", ">=", "\u{2192}", "->",
  ]
}
