import CommandLanguage

/// Reads a lesson's file; what is wrong with it comes with its line, all at once.
///
/// No input crashes it or takes more than a pass over its bytes.
package struct LessonParser {
  /// How many bytes a lesson's file may have.
  package static let longest = 256 << 10
  /// How many bytes one of its lines may have.
  static let longestLine = 2000
  /// How many steps a lesson may have.
  static let mostSteps = 99
  /// How many problems are told at most.
  private static let mostFindings = 20

  let file: String
  var lines: [LessonLine] = []
  var position = 0
  private(set) var findings: [LessonError.Finding] = []

  /// The lesson that the bytes say.
  ///
  /// - Parameters:
  ///   - bytes: the file's content.
  ///   - file: its path, from which number and name are taken.
  /// - Throws: all that is wrong with it.
  /// - Complexity: O(*n*) in the number of bytes.
  package static func lesson(in bytes: [UInt8], file: String) throws(LessonError) -> Lesson {
    var parser = LessonParser(file: file)
    let lesson = parser.parse(bytes)
    let order = parser.findings.sorted { $0.line < $1.line }
    guard let lesson, order.isEmpty else {
      throw LessonError(file: file, findings: Array(order.prefix(mostFindings)))
    }
    return lesson
  }

  private init(file: String) { self.file = file }

  /// Notes a problem; what can still be read is.
  mutating func note(_ problem: LessonProblem, at line: Int) {
    findings.append(LessonError.Finding(line: line, problem: problem))
  }

  private mutating func parse(_ bytes: [UInt8]) -> Lesson? {
    guard bytes.count <= Self.longest else {
      note(.tooLong(what: "the file", limit: Self.longest), at: 0)
      return nil
    }
    readLines(bytes)
    // What is behind a line that is no text can be trusted as little as that line.
    guard findings.isEmpty, let header = readHeader() else { return nil }
    var introduction: [Prose] = []
    var steps: [Lesson.Step] = []
    readProse { introduction.append($0) }
    while position < lines.count {
      let line = lines[position]
      if let title = line.heading {
        position += 1
        steps.append(readStep(title, line: line.number))
      } else {
        refuseOutsideStep(line)
      }
      readProse { introduction.append($0) }
    }
    if steps.isEmpty { note(.noSteps, at: lines.last?.number ?? 0) }
    if steps.count > Self.mostSteps {
      note(.tooLong(what: "the list of steps", limit: Self.mostSteps), at: steps[99].line)
    }
    let (number, name) = Lesson.naming(file)
    return Lesson(
      file: file, number: number, name: name, title: header.title, minutes: header.minutes,
      needs: header.needs, seed: header.seed, keyLines: header.lines, introduction: introduction,
      steps: steps,
      fingerprint: Lesson.fingerprint(of: LessonLine.pieces(of: bytes).joined(separator: [0x0A])))
  }

  // MARK: Lines

  private mutating func readLines(_ bytes: [UInt8]) {
    for (index, piece) in LessonLine.pieces(of: bytes).enumerated() {
      let number = index + 1
      if piece.count > Self.longestLine {
        note(.tooLong(what: "the line", limit: Self.longestLine), at: number)
      } else if let text = String(validating: piece, as: UTF8.self) {
        let line = LessonLine(number: number, text: text)
        if let control = line.control { note(.controlCharacter(control), at: number) }
        lines.append(line)
      } else {
        note(.notUTF8, at: number)
      }
    }
  }

  // MARK: Prose

  /// Reads prose up to a heading or a block; comments are left out.
  mutating func readProse(_ take: (Prose) -> Void) {
    var kept: [LessonLine] = []
    while position < lines.count, lines[position].heading == nil, lines[position].fence == nil {
      let line = lines[position]
      if line.text.trimmingBlanks.hasPrefix("<!--") {
        skipComment()
        continue
      }
      if line.text.hasPrefix("#") { note(.badHeading(line.text), at: line.number) }
      kept.append(line)
      position += 1
    }
    if let prose = Prose(kept) { take(prose) }
  }

  private mutating func skipComment() {
    let start = lines[position].number
    while position < lines.count {
      let text = lines[position].text
      position += 1
      if text.contains("-->") { return }
    }
    note(.commentNotClosed, at: start)
  }

  private mutating func refuseOutsideStep(_ line: LessonLine) {
    let block = readFenced()
    note(.blockOutsideStep(block?.name.rawValue ?? "a block"), at: line.number)
  }
}

extension Prose {
  /// The words on some lines without the blank ones at either end; `nil` where there are none.
  init?(_ lines: some BidirectionalCollection<LessonLine>) {
    guard let first = lines.firstIndex(where: { !$0.isBlank }),
      let last = lines.lastIndex(where: { !$0.isBlank })
    else { return nil }
    self.init(line: lines[first].number, lines: lines[first...last].map(\.text))
  }
}
