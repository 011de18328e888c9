import CommandLanguage
import Documents
import NeuralNetwork

/// A page of exercises and its key.
package struct Worksheet: Sendable {
  /// More than anybody prints at once.
  package static let most = 500

  /// The exercises in order.
  package let exercises: [Exercise]
  /// What all are about; `nil` where they are about all topics in turn.
  let topic: QuizTopic?
  /// What the first was drawn from.
  package let seed: UInt64
  /// What stands above them.
  package let head: WorksheetHead
  /// Which of several variants it is, from 1; `nil` where there is one alone.
  package let variant: Int?

  /// Draws a worksheet: the questions that `quiz` asks, from the seed on.
  ///
  /// - Parameter topic: what all are about; `nil` for all topics in turn.
  package init(count: Int, topic: QuizTopic?, seed: UInt64, head: WorksheetHead = .init()) {
    (self.topic, self.seed) = (topic, seed)
    (self.head, variant) = (head, nil)
    exercises = (0..<UInt64(count)).map { number in
      let seed = seed &+ number
      return Exercise(topic ?? Exercise.topic(forSeed: seed), seed: seed)
    }
  }

  /// Makes a worksheet of exercises.
  init(
    exercises: [Exercise], topic: QuizTopic?, seed: UInt64, head: WorksheetHead, variant: Int?
  ) {
    (self.exercises, self.topic, self.seed) = (exercises, topic, seed)
    (self.head, self.variant) = (head, variant)
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
    let about = topic.map { " \($0.rawValue)" } ?? ""
    blocks.append(.next("worksheet \(exercises.count)\(about) seed \(seed) to sheet.html"))
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

  /// What it is called.
  var title: Text { Text(head.title ?? "Gradus worksheet, seed \(seed)") }

  /// Which variant it is, in words.
  var place: String { variant.map { "variant \($0)" } ?? "" }

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

  /// The heading on the page, with the points that there are for it.
  func heading(_ number: Int) -> Text {
    let heading = Self.heading(number, exercises[number])
    return head.points.map { "\(heading) (\($0.counted("point")))" } ?? heading
  }
}
