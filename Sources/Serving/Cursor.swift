import CommandLanguage

/// A place in a text of lines, as a notebook's cell: counted in Unicode's code points, as Python does.
struct Cursor {
  /// The place, from 0.
  let place: Int
  /// The line up to the cursor.
  let before: String
  /// The line from the cursor on.
  let after: String
  /// The reader behind the lines above, where the cursor's line goes on a statement.
  let reader: SourceReader?
  /// What the lines above say, which is not run yet.
  let earlier: [Statement.Kind]

  /// A place in a text; its end where none is given.
  init(in text: String, at given: Int?) throws(RequestProblem) {
    let scalars = Array(text.unicodeScalars)
    let place = given ?? scalars.count
    guard place >= 0, place <= scalars.count else {
      throw .badMember("cursor", expected: "a place in the text, from 0 to \(scalars.count)")
    }
    self.place = place
    let start = (scalars[..<place].lastIndex(of: "\n") ?? -1) + 1
    let end = scalars[place...].firstIndex(of: "\n") ?? scalars.count
    before = Self.text(scalars[start..<place])
    after = Self.text(scalars[place..<end])
    var reader = SourceReader()
    var earlier: [Statement.Kind] = []
    for line in Self.text(scalars[..<max(0, start - 1)]).split(
      separator: "\n", omittingEmptySubsequences: false) where start > 0
    {
      guard case .statements(let statements) = reader.feed(String(line)) else { continue }
      earlier += statements.compactMap { try? $0.result.get().kind }
    }
    self.earlier = earlier
    self.reader = reader.needsMore ? reader : nil
  }

  /// The name, or part of an address, that the cursor touches, and where it begins.
  var word: (text: String, start: Int) {
    let back = Self.stem(of: before)
    let on = String(after.prefix { Self.isWordPart($0) })
    return (back + on, place - back.unicodeScalars.count)
  }

  /// The end of a line that is the beginning of an address: letters, digits, dots.
  static func stem(of line: String) -> String {
    let stem = line.reversed().prefix { isWordPart($0) || $0 == "." }.reversed()
    return String(stem.drop { !$0.isLetter && $0 != "_" })
  }

  private static func isWordPart(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }
}
