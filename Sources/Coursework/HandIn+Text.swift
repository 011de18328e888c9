import Exercises
import Explorer
import Lessons
import Storage

extension HandIn {
  private static let kind = "gradus hand-in "
  private static let heading = kind + "1"
  /// A longer file is none.
  package static let longest = 4 << 20
  /// More lessons than anybody takes.
  private static let mostLessons = 200

  /// The file: what is claimed, what was typed, and a checksum at the end.
  package var bytes: [UInt8] {
    var lines = [Self.heading, "name \(name)", "version \(version)"]
    for progress in lessons {
      lines.append("lesson \(progress.name)")
      lines += progress.lines
    }
    lines += answers.map { "quiz \($0.line)" }
    return FileMark.number.marked(Array(lines.map { $0 + "\n" }.joined().utf8))
  }

  /// Reads a file.
  ///
  /// - Throws: why it is none that can be looked at.
  package init(bytes: [UInt8]) throws(HandInProblem) {
    guard bytes.count <= Self.longest else { throw .tooLong }
    guard bytes.starts(with: Self.kind.utf8) else { throw .foreign }
    guard let text = String(validating: bytes.filter { $0 != 0x0D }, as: UTF8.self) else {
      throw .notText
    }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
    guard lines.popFirst() == Self.heading[...] else { throw .newer }
    // The mark is the last line, and ends as every line does.
    guard lines.popLast()?.isEmpty == true, lines.popLast()?.hasPrefix("# ") == true else {
      throw .truncated
    }
    self.init(name: "", version: "", lessons: [], answers: [])
    var section: (name: String, line: Int, lines: [Substring])?
    func close() throws(HandInProblem) {
      guard let open = section else { return }
      guard lessons.count < Self.mostLessons, !lessons.contains(where: { $0.name == open.name }),
        let progress = LessonProgress(lines: open.lines), progress.name == open.name
      else { throw .unreadable(line: open.line, lesson: open.name) }
      lessons.append(progress)
      section = nil
    }
    for (number, line) in zip(2..., lines) {
      let word = line.prefix { $0 != " " }
      let rest = line.dropFirst(word.count + 1)
      switch word {
      case "lesson":
        try close()
        section = (String(rest), number, [])
      case "quiz":
        try close()
        guard let answer = QuizAnswer(line: rest) else { throw .unreadable(line: number) }
        answers.append(answer)
      case "name" where section == nil:
        guard HandIn.defect(ofName: String(rest)) == nil else { throw .unreadable(line: number) }
        name = String(rest)
      case "version" where section == nil: version = String(rest.prefix(40))
      default:
        guard section != nil else { throw .unreadable(line: number) }
        section?.lines.append(line)
      }
    }
    try close()
    guard !name.isEmpty else { throw .nameless }
  }
}
