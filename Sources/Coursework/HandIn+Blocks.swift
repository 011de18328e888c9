import Documents
import Exercises
import Lessons

extension HandIn {
  /// What is handed in, for the one who does: a row for each step that was begun, and the quiz by
  /// topic.
  package var blocks: [Block] {
    var rows: [[Text]] = []
    for progress in lessons {
      for (step, record) in progress.records.enumerated() where record != StepRecord() {
        rows.append([
          .code(progress.name), "\(step + 1)",
          Text(record.ending == .open ? "begun" : record.ending.rawValue),
          Text(record.guesses > 0 ? "\(record.rightGuesses) of \(record.guesses)" : ""),
          Text(record.hints > 0 ? "\(record.hints)" : ""),
          Text(WorkingTime.words(record.seconds)),
        ])
      }
    }
    let table = Table(
      columns: [
        .init("lesson"), .init("step", .trailing), .init(""), .init("guessed right"),
        .init("hints", .trailing), .init("time", .trailing),
      ], rows: rows)
    var tally = Tally()
    for answer in answers {
      guard let mark = answer.mark(answer.exercise) else { continue }
      tally.count(answer.topic, isRight: mark.isRight)
    }
    return [.heading("\(name, style: .strong)")] + (rows.isEmpty ? [] : [.table(table)])
      + tally.blocks
  }
}
