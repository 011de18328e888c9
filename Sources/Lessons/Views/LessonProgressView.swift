import Documents
import NeuralNetwork

/// The steps of a lesson, and how the learner fared.
package struct LessonProgressView {
  private let lesson: Lesson
  private let records: [StepRecord]
  private let present: Int?

  /// Makes the view of a run.
  package init(of run: LessonRun) {
    lesson = run.lesson
    records = run.records
    present = run.phase == .finished ? nil : run.step
  }

  /// The table of steps.
  package var document: Document {
    let rows = zip(lesson.steps, records).enumerated().map { index, pair -> [Text] in
      let (step, record) = pair
      return [
        "\(index + 1)", index == present ? .strong(step.title) : Text(step.title),
        Text(record.ending == .open ? (index == present ? "here" : "") : record.ending.rawValue),
        record.guesses > 0 ? "\(record.rightGuesses) of \(record.guesses)" : "",
        record.hints > 0 ? "\(record.hints)" : "",
      ]
    }
    return Document(
      kind: "lesson",
      blocks: [
        .heading(Text(lesson.title)),
        .table(
          Table(
            columns: [
              .init("", .trailing), .init("step"), .init(""),
              .init("guessed right", isOptional: true), .init("hints", .trailing, isOptional: true),
            ], rows: rows, markedRow: present)),
      ])
  }

  /// What to say when the last step is behind.
  package func farewell(next: String?) -> Document {
    let (done, skipped) = (count(.done), count(.skipped))
    let guesses = records.reduce(0) { $0 + $1.guesses }
    let right = records.reduce(0) { $0 + $1.rightGuesses }
    var text: Text = "\(.strong(lesson.title)): the end"
    text += done > 0 ? ". \(done.counted("step")) done" : ""
    text += skipped > 0 ? ", \(skipped) skipped" : ""
    text += guesses > 0 ? ", \(right) of \(guesses.counted("guess")) right" : ""
    var blocks: [Documents.Block] = [.paragraph(text)]
    if let next { blocks.append(.paragraph("The next one: \(.code("lesson \(next)"))")) }
    return Document(kind: "lesson", blocks: blocks)
  }

  private func count(_ ending: StepRecord.Ending) -> Int { records.count { $0.ending == ending } }
}
