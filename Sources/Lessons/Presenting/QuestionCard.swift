import Documents
import Explorer
import NeuralNetwork

/// A question with the class's votes and, once it is to be seen, the answer.
struct QuestionCard {
  let prediction: Lesson.Prediction
  let vote: ClassVote
  /// The answer; `nil` while it is hidden, and none inside where it cannot be worked out.
  let outcome: PredictionOutcome??

  init(_ prediction: Lesson.Prediction, vote: ClassVote, outcome: PredictionOutcome??) {
    (self.prediction, self.vote, self.outcome) = (prediction, vote, outcome)
  }

  /// The longest bar, in columns.
  private static let barLength = 24

  var blocks: [Documents.Block] {
    var blocks = prediction.question.blocks
    if case .choice(let options) = prediction.kind {
      blocks.append(
        .verbatim(options.enumerated().map { "  \(.strong("\($0 + 1)"))  \(Prose.styled($1))" }))
    }
    blocks += votes
    if let outcome {
      blocks.append(answer(outcome))
      if let reason = outcome?.reason { blocks.append(.paragraph("because \(reason)")) }
    } else if !vote.buffer.isEmpty {
      blocks.append(.paragraph("\(.muted("vote")) \(vote.buffer) \(.muted("Return counts it"))"))
    } else if vote.isRefused {
      blocks.append(.note(Note(.remark, "an answer is \(prediction.invitation)")))
    }
    return blocks
  }

  /// The value, as a sentence has it.
  static func words(for outcome: PredictionOutcome) -> Text {
    switch outcome.prediction.kind {
    case .shape: return Text(outcome.value.shape.description)
    case .sign:
      let number = outcome.value.scalar ?? 0
      return Text(number > 0 ? "positive" : number < 0 ? "negative" : "zero")
    case .choice(let options):
      let number = outcome.value.scalar.flatMap { Int(exactly: $0) } ?? 0
      let words = options.indices.contains(number - 1) ? options[number - 1] : ""
      return "\(number), \(Prose.styled(words))"
    case .number:
      return outcome.value.scalar.map { .number($0, style: .strong) }
        ?? Text(outcome.value.shape.description + " numbers")
    }
  }

  private func answer(_ outcome: PredictionOutcome?) -> Documents.Block {
    guard let outcome else {
      return .note(Note(.warning, "the answer cannot be worked out here"))
    }
    return .note(Note(.check, "\(.strong("answer:")) \(Self.words(for: outcome))"))
  }

  private var votes: [Documents.Block] {
    guard !vote.entries.isEmpty else { return [] }
    let most = vote.entries.map(\.count).max() ?? 1
    return [
      .verbatim(
        vote.entries.map { entry in
          let length = max(1, entry.count * Self.barLength / most)
          let bar = Text.drawing(String(repeating: "\u{2588}", count: length), spoken: "")
          let sign = isRight(entry.guess).map { $0 ? "\u{2713} " : "  " } ?? ""
          return "  \(sign)\(padded(label(entry.guess)))  \(bar) \(entry.count)"
        })
    ]
  }

  /// Whether a vote is right; `nil` while that is hidden.
  private func isRight(_ guess: Guess) -> Bool? {
    guard let outcome = outcome ?? nil else { return nil }
    return PredictionOutcome(prediction: prediction, guess: guess, value: outcome.value).isRight
  }

  private func label(_ guess: Guess) -> String { guess.description }

  private func padded(_ label: String) -> String {
    let width = vote.entries.map { self.label($0.guess).count }.max() ?? 0
    return label + String(repeating: " ", count: max(0, width - label.count))
  }
}
