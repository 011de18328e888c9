/// Lines worth typing next, each of which runs as it stands; hidden by `set hints off`.
///
/// What belongs together is one line, with `;` between its statements; what stands beside each
/// other is a choice.
package struct Suggestion: Equatable, Sendable {
  /// The lines to choose from.
  package let lines: [String]

  /// Makes a suggestion of the lines, each once.
  package init(_ lines: [String]) {
    self.lines = lines.enumerated().filter { !lines[..<$0.offset].contains($0.element) }
      .map(\.element)
  }

  /// The lines in one, with "or" between them.
  package var text: Text {
    var text = Text()
    for (position, line) in lines.enumerated() {
      if position > 0 { text += Text(" or ", style: .muted) }
      text += .code(line)
    }
    return text
  }
}

extension Block {
  /// Lines worth typing next, as ``Block/suggestion(_:)`` without the type's name.
  package static func next(_ lines: String...) -> Block { .suggestion(Suggestion(lines)) }

  /// Lines worth typing next, as ``Block/suggestion(_:)`` without the type's name.
  package static func next(_ lines: [String]) -> Block { .suggestion(Suggestion(lines)) }

  /// Whether it is something to type next, which a page or a question has no use for.
  package var isSuggestion: Bool { if case .suggestion = self { true } else { false } }
}
