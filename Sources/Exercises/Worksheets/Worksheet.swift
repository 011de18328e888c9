import CommandLanguage
import Documents

/// A page of exercises and its key.
package struct Worksheet: Sendable {
  /// More than anybody prints at once.
  package static let most = 500

  /// The exercises in order.
  package let exercises: [Exercise]
  /// What the first was drawn from.
  package let seed: UInt64

  /// Draws a worksheet: the questions that `quiz` asks, from the seed on.
  ///
  /// - Parameter topic: what all are about; `nil` for all topics in turn.
  package init(count: Int, topic: QuizTopic?, seed: UInt64) {
    self.seed = seed
    exercises = (0..<UInt64(count)).map { number in
      let seed = seed &+ number
      return Exercise(topic ?? Exercise.topic(forSeed: seed), seed: seed)
    }
  }

  /// The questions, and behind them the key.
  package var document: Document {
    var blocks: [Block] = [.heading(title)]
    for (number, exercise) in exercises.enumerated() {
      blocks.append(.heading(Self.heading(number, exercise)))
      blocks += exercise.question
    }
    blocks.append(.heading("key"))
    blocks.append(answers)
    blocks.append(
      .next("worksheet \(exercises.count) seed \(seed) to sheet.html"))
    return Document(
      kind: "worksheet", blocks: blocks,
      facts: [
        Fact("seed", .integer(Int(clamping: seed))),
        Fact(
          "questions",
          .list(
            exercises.map { .record($0.facts + [Fact("answer", $0.answer.fact)]) })),
      ])
  }

  var title: Text { "Gradus worksheet, seed \(String(seed))" }

  /// The answers in a table, with the command that explains each.
  var answers: Block {
    .table(
      Table(
        columns: [
          .init("", .trailing), .init("topic"), .init("answer"), .init("where it comes from"),
        ],
        rows: exercises.enumerated().map { number, exercise in
          [
            "\(number + 1)", Text(exercise.topic.rawValue),
            .strong(exercise.answer.text.exactString),
            .code(exercise.command),
          ]
        }))
  }

  static func heading(_ number: Int, _ exercise: Exercise) -> Text {
    "\(.strong("\(number + 1)")) \u{B7} \(exercise.topic.rawValue)"
  }
}
