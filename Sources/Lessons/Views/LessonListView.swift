import Documents

/// The lessons there are, and how far the learner has come in each.
package struct LessonListView {
  private let lessons: [Lesson]
  private let progress: [String: LessonProgress]

  /// Makes a list.
  ///
  /// - Parameters:
  ///   - lessons: in the order in which to list them.
  ///   - progress: by the lesson's name.
  package init(_ lessons: [Lesson], progress: [String: LessonProgress] = [:]) {
    self.lessons = lessons
    self.progress = progress
  }

  /// The table.
  package var document: Document {
    let rows = lessons.map { lesson -> [Text] in
      [
        Text(lesson.number.map(String.init) ?? ""), .code(lesson.name), Text(lesson.title),
        "\(lesson.minutes)", Text(state(of: lesson)),
      ]
    }
    var columns: [Table.Column] = [
      .init("", .trailing), .init("lesson"), .init("about"),
      .init("min", .trailing), .init("step"),
    ]
    let hasProgress = rows.contains { !$0[4].spans.isEmpty }
    if !hasProgress { columns.removeLast() }
    let table = Table(columns: columns, rows: rows.map { Array($0.prefix(columns.count)) })
    let hint = next.map { Block.next("lesson \($0)") }
    return Document(
      kind: "lesson", blocks: [.table(table)] + (hint.map { [$0] } ?? []),
      facts: [
        Fact(
          "lessons",
          .list(
            lessons.map { lesson in
              .record([
                Fact("number", lesson.number.map { .integer($0) } ?? .none),
                Fact("name", .text(lesson.name)), Fact("title", .text(lesson.title)),
                Fact("minutes", .integer(lesson.minutes)),
                Fact("steps", .integer(lesson.steps.count)),
                Fact("closed", .integer(progress[lesson.name]?.closedSteps ?? 0)),
              ])
            }))
      ])
  }

  /// What to type for the lesson that is going on, else for the one behind the last that is finished.
  private var next: String? {
    func isFinished(_ lesson: Lesson) -> Bool { progress[lesson.name]?.isFinished == true }
    let begun = lessons.last { progress[$0.name] != nil && !isFinished($0) }
    let last = lessons.lastIndex(where: isFinished).map { $0 + 1 } ?? 0
    let lesson =
      begun ?? lessons[last...].first { !isFinished($0) } ?? lessons.first { !isFinished($0) }
      ?? lessons.first
    return lesson.map { $0.number.map(String.init) ?? $0.name }
  }

  private func state(of lesson: Lesson) -> String {
    guard let progress = progress[lesson.name] else { return "" }
    return progress.isFinished ? "finished" : "\(progress.step + 1) of \(lesson.steps.count)"
  }
}
