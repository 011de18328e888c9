import Documents

/// How far a learner has come in all lessons, for the learner or the teacher.
package struct LessonReport {
  /// A lesson and how the learner fared in it.
  private struct Row {
    let number: Int?
    let name: String
    let title: String
    let steps: Int
    let progress: LessonProgress?

    var state: String {
      guard let progress else { return "not begun" }
      return progress.isFinished ? "finished" : "step \(progress.step + 1) of \(steps)"
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
  ///   - progress: what is known of any lessons; of those that are not listed, as a teacher's own, it
  ///     comes behind.
  package init(_ lessons: [Lesson], progress: [LessonProgress]) {
    let known = Dictionary(progress.map { ($0.name, $0) }) { first, _ in first }
    let listed = Set(lessons.map(\.name))
    rows =
      lessons.map {
        Row(
          number: $0.number, name: $0.name, title: $0.title, steps: $0.steps.count,
          progress: known[$0.name])
      }
      + progress.filter { !listed.contains($0.name) }.map {
        Row(number: nil, name: $0.name, title: $0.title, steps: $0.records.count, progress: $0)
      }
  }

  /// The table, with the same as facts for programs.
  package var document: Document {
    let columns: [Table.Column] = [
      .init("", .trailing), .init("lesson"), .init("state"), .init("done", .trailing),
      .init("skipped", .trailing), .init("guessed right"),
      .init("hints", .trailing), .init("time", .trailing, isOptional: true),
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
                Text(row.number.map(String.init) ?? ""), .code(row.name),
                Text(row.state), "\(row.count(.done))",
                "\(row.count(.skipped))",
                Text(guesses > 0 ? "\(row.sum(\.rightGuesses)) of \(guesses)" : ""),
                "\(row.sum(\.hints))", Text(WorkingTime.words(row.sum(\.seconds))),
              ]
            }))
      ], facts: [Fact("lessons", .list(rows.map { .record(Self.facts($0)) }))])
  }

  /// The report as comma-separated values with a header, as RFC 4180 has them.
  package var csv: String {
    let header = Self.columns.joined(separator: ",")
    let lines = rows.map { row in
      Self.facts(row).map { CommaSeparated.field($0.value) }.joined(separator: ",")
    }
    return ([header] + lines).map { $0 + "\r\n" }.joined()
  }

  private static let columns = [
    "number", "name", "title", "steps", "read", "done", "skipped", "guesses", "rightGuesses",
    "hints", "earlyDones", "finished", "seconds",
  ]

  private static func facts(_ row: Row) -> [Fact] {
    let values: [Fact.Value] = [
      row.number.map { .integer($0) } ?? .none, .text(row.name),
      .text(row.title), .integer(row.steps), .integer(row.count(.read)),
      .integer(row.count(.done)), .integer(row.count(.skipped)), .integer(row.sum(\.guesses)),
      .integer(row.sum(\.rightGuesses)), .integer(row.sum(\.hints)), .integer(row.sum(\.tries)),
      .flag(row.progress?.isFinished ?? false), .integer(row.sum(\.seconds)),
    ]
    return zip(columns, values).map { Fact($0, $1) }
  }
}
