import Documents

/// How far a learner has come in all lessons, for the learner or the teacher.
package struct LessonReport {
  /// A lesson and how the learner fared in it.
  private struct Row {
    let lesson: Lesson
    let progress: LessonProgress?

    var state: String {
      guard let progress else { return "not begun" }
      return progress.isFinished ? "finished" : "step \(progress.step + 1) of \(lesson.steps.count)"
    }

    func count(_ ending: StepRecord.Ending) -> Int {
      progress?.records.count { $0.ending == ending } ?? 0
    }

    func sum(_ number: KeyPath<StepRecord, Int>) -> Int {
      progress?.records.reduce(0) { $0 + $1[keyPath: number] } ?? 0
    }
  }

  private let rows: [Row]

  /// Makes a report.
  ///
  /// - Parameters:
  ///   - lessons: in the order in which to list them.
  ///   - progress: gives what is known of each.
  package init(_ lessons: [Lesson], progress: (Lesson) -> LessonProgress?) {
    rows = lessons.map { Row(lesson: $0, progress: progress($0)) }
  }

  /// The table, with the same as facts for programs.
  package var document: Document {
    let columns: [Table.Column] = [
      .init("", .trailing), .init("lesson"), .init("state"), .init("done", .trailing),
      .init("skipped", .trailing), .init("guessed right"),
      .init("hints", .trailing),
    ]
    return Document(
      kind: "lesson-report",
      blocks: [
        .table(
          Table(
            columns: columns,
            rows: rows.map { row in
              let guesses = row.sum(\.guesses)
              return [
                Text(row.lesson.number.map(String.init) ?? ""), .code(row.lesson.name),
                Text(row.state), "\(row.count(.done))",
                "\(row.count(.skipped))",
                Text(guesses > 0 ? "\(row.sum(\.rightGuesses)) of \(guesses)" : ""),
                "\(row.sum(\.hints))",
              ]
            }))
      ], facts: [Fact("lessons", .list(rows.map { .record(Self.facts($0)) }))])
  }

  /// The report as comma-separated values with a header, as RFC 4180 has them.
  package var csv: String {
    let header = Self.columns.joined(separator: ",")
    let lines = rows.map { row in
      Self.facts(row).map { Self.csv($0.value) }.joined(separator: ",")
    }
    return ([header] + lines).map { $0 + "\r\n" }.joined()
  }

  private static let columns = [
    "number", "name", "title", "steps", "read", "done", "skipped", "guesses", "rightGuesses",
    "hints", "earlyDones", "finished",
  ]

  private static func facts(_ row: Row) -> [Fact] {
    let values: [Fact.Value] = [
      row.lesson.number.map { .integer($0) } ?? .none, .text(row.lesson.name),
      .text(row.lesson.title), .integer(row.lesson.steps.count), .integer(row.count(.read)),
      .integer(row.count(.done)), .integer(row.count(.skipped)), .integer(row.sum(\.guesses)),
      .integer(row.sum(\.rightGuesses)), .integer(row.sum(\.hints)), .integer(row.sum(\.tries)),
      .flag(row.progress?.isFinished ?? false),
    ]
    return zip(columns, values).map { Fact($0, $1) }
  }

  private static func csv(_ value: Fact.Value) -> String {
    switch value {
    case .integer(let number): return "\(number)"
    case .flag(let isSo): return isSo ? "true" : "false"
    case .text(let text):
      guard text.contains(where: { ",\"\r\n".contains($0) }) else { return text }
      return "\"" + text.replacing("\"", with: "\"\"") + "\""
    default: return ""
    }
  }
}
