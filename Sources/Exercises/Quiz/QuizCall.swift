import CommandLanguage
import Documents
import Explorer
import NeuralNetwork

/// A call of `quiz`, told apart by what it wants.
package enum QuizCall: Sendable {
  /// A round of questions.
  case round(topic: QuizTopic?, count: Int?, seed: UInt64)
  /// One question with its answer beside it.
  case marked(Mark)
  /// What was right so far.
  case tally

  /// Reads a request.
  ///
  /// - Parameter tally: what was asked so far: without a seed of its own a round goes on behind it.
  /// - Throws: a diagnostic, where the call's parts do not go together or its answer is none.
  package init(_ request: ExerciseRequest, tally: Tally) throws(Diagnostic) {
    let call = try TypedCall<QuizCommand>(reading: request.call)
    var topic: QuizTopic?
    switch call.subject?.value {
    case .tally:
      if let other = call.number?.range ?? call.answer?.range ?? call.seed?.range {
        throw Diagnostic(
          code: "not-applicable", message: "tally stands alone", range: other,
          notes: ["try: quiz tally"])
      }
      self = .tally
      return
    case .topic(let chosen): topic = chosen
    case nil: break
    }
    let asked = topic.map { tally[$0].asked } ?? tally.total.asked
    let seed = call.seed.map { UInt64($0.value) } ?? request.seed &+ UInt64(asked)
    guard let text = call.answer?.value else {
      self = .round(topic: topic, count: call.number?.value, seed: seed)
      return
    }
    let exercise = Exercise(topic ?? Exercise.topic(forSeed: seed), seed: seed)
    switch Reply(text, to: exercise.recipe.asked) {
    case .answer(let answer): self = .marked(Mark(exercise, reply: answer, text: text))
    case .unreadable(let reason):
      throw Diagnostic(
        code: "bad-answer", message: "\(text) is no answer to this question",
        range: call.answer?.range, notes: [reason.exactString])
    }
  }
}

extension Mark {
  /// The question, the answer and the verdict in one.
  package var document: Document {
    Document(
      kind: "quiz",
      blocks: [.heading("\(exercise.topic.rawValue) \(.muted("(\(exercise.command))"))")]
        + exercise.question + blocks, facts: facts)
  }
}

extension Tally {
  /// The tally as `quiz tally` shows it.
  package var document: Document {
    let blocks: [Block] =
      total.asked == 0
      ? [.paragraph("no question answered yet")] : [.heading(summary)] + self.blocks
    let next = weakest.map { "quiz \($0.rawValue)" } ?? "quiz"
    return Document(
      kind: "quiz", blocks: blocks + [.next(next)], facts: facts)
  }
}
