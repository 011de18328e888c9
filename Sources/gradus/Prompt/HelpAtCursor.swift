import CommandLanguage
import Explorer
import LineEditor
import Views

/// The help that a person asks for in the middle of a line.
struct HelpAtCursor {
  /// The statement that shows it.
  let statement: String

  /// Finds the word under the cursor, or before it; where that has no help, the statement's first word;
  /// else how to begin.
  init(_ line: TypedLine) {
    let before = String(decoding: line.text.utf8.prefix(line.cursor), as: UTF8.self)
    let behind = String(decoding: line.text.utf8.dropFirst(line.cursor), as: UTF8.self)
    let start = before.reversed().prefix(while: Self.isPart).reversed()
    let word = String(start) + String(behind.prefix(while: Self.isPart))
    let first = before.split(separator: ";", omittingEmptySubsequences: false).last?
      .split(whereSeparator: \.isWhitespace).first.map(String.init)
    // Of a hyphen inside, either half may be a word by itself.
    let halves = word.split(separator: "-").map(String.init)
    let candidates = [word] + halves + [first ?? ""]
    let known = candidates.first { !$0.isEmpty && HelpWords.explain($0) }
    statement = known.map { "help \($0)" } ?? "help"
  }

  private static func isPart(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_" || character == "-"
  }
}
