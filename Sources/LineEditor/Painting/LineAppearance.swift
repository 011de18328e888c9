/// How a line that is being typed looks: the styles of its parts, and what stands behind it.
package struct LineAppearance: Equatable, Sendable {
  /// Answers at the start of each line who says how it looks; nobody where nothing is to be painted.
  package typealias Source = () -> ((TypedLine) -> LineAppearance)?

  /// A part of the line in a style of its own.
  package struct Span: Equatable, Sendable {
    /// The UTF-8 bytes of the line that it takes.
    package var bytes: Range<Int>

    /// Its style.
    package var style: TextStyle

    /// Makes a span.
    package init(_ bytes: Range<Int>, _ style: TextStyle) {
      (self.bytes, self.style) = (bytes, style)
    }
  }

  /// The parts that are not plain; of two that overlap the later one counts.
  package var spans: [Span]

  /// What stands behind the line while the cursor is at its end; cut before the screen's edge.
  package var hint: String

  /// Whether Right takes the hint into the line.
  package var isHintTaken = false

  /// What a hint that is cut ends with.
  package var cutMark = "\u{2026}"

  /// The style of the hint.
  package var hintStyle: TextStyle

  /// Makes an appearance; without arguments it is that of a plain line.
  package init(spans: [Span] = [], hint: String = "", hintStyle: TextStyle = TextStyle("2")) {
    (self.spans, self.hint, self.hintStyle) = (spans, hint, hintStyle)
  }

  /// As much of the hint as so many columns take: of one that Right takes all that fits, of any other
  /// whole words and brackets that are whole, or some of several alternatives, and ``cutMark``.
  func hint(within columns: Int) -> String {
    let clipped = TerminalText.clipped(hint, columns: columns)
    if isHintTaken || clipped == hint { return clipped }
    var longest = TerminalText.clipped(cutMark, columns: columns) == cutMark ? cutMark : ""
    if hint.first == " " { longest = "" }
    var depth = 0
    for place in hint.indices {
      let end: String
      switch hint[place] {
      case "[":
        depth += 1
        continue
      case "]":
        depth -= 1
        continue
      case " " where depth == 0: end = " " + cutMark
      case "|": end = "|" + cutMark + String(repeating: "]", count: max(depth, 0))
      default: continue
      }
      let head = String(hint[..<place]) + end
      if TerminalText.width(head) <= columns { longest = head }
    }
    return longest
  }
}

/// Colour and weight of text on a terminal.
package struct TextStyle: Hashable, Sendable {
  /// The parameters of the escape sequence that chooses it, as `1;36`; empty for plain text.
  package let parameters: String

  /// Makes a style of the parameters of SGR.
  package init(_ parameters: String) { self.parameters = parameters }

  /// As the terminal shows text by itself.
  package static let plain = Self("")
}
