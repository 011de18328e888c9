import CommandLanguage
import Documents
import NeuralNetwork

/// One run of `quiz`, from its first question to the tally, as a value: lines go in, blocks come out.
package struct QuizRound: Sendable {
  /// What a line does.
  package struct Turn: Sendable {
    /// What is shown for it.
    package let blocks: [Block]
    /// The mark, where it answered or skipped a question.
    package let mark: Mark?

    init(_ blocks: [Block], mark: Mark? = nil) {
      (self.blocks, self.mark) = (blocks, mark)
    }
  }

  private enum Stage {
    /// A question waits for its answer.
    case asking
    /// An answer is on the screen.
    case resting
    case over
  }

  private let topic: QuizTopic?
  private let count: Int?
  private let pauses: Bool
  private let interruption: Interruption
  private var exercise: Exercise
  private var stage = Stage.asking
  /// The marks so far.
  package private(set) var marks: [Mark] = []

  /// Draws the first question.
  ///
  /// - Parameters:
  ///   - topic: what all questions are about; `nil` for all topics in turn.
  ///   - count: after how many it ends; `nil` for never.
  ///   - seed: the first question's; those after it follow.
  ///   - pauses: whether a line is waited for between an answer and the next question, so that a
  ///     reader finds the answer still on the screen.
  ///   - interruption: asked while an answer is worked out.
  package init(
    topic: QuizTopic?, count: Int?, seed: UInt64, pauses: Bool, interruption: Interruption = .never
  ) {
    (self.topic, self.count, self.pauses) = (topic, count, pauses)
    self.interruption = interruption
    exercise = Exercise(topic ?? Exercise.topic(forSeed: seed), seed: seed)
  }

  /// Whether it has ended.
  package var isOver: Bool { if case .over = stage { true } else { false } }

  /// What stands before the line that is waited for.
  package var prompt: String {
    if case .resting = stage { return "Return: the next question, quit: leave> " }
    return "\(exercise.expected)> "
  }

  /// The question that waits for an answer.
  package var question: [Block] {
    let title: Text =
      "\(.strong("\(marks.count + 1)"))\(count.map { " of \($0)" } ?? "") \u{B7} \(exercise.topic.rawValue) \(.muted("(\(exercise.command))"))"
    guard pauses, marks.isEmpty else { return [.heading(title)] + exercise.question }
    let ways: Text = "\(.code("skip")) shows the answer, \(.code("quit")) leaves"
    return [.heading(title)] + exercise.question + [.note(Note(.remark, ways))]
  }

  /// Takes a line; `nil` is the end of the input, or Ctrl-C.
  ///
  /// - Precondition: the round is not over.
  package mutating func take(_ line: String?) -> Turn {
    precondition(!isOver, "a round that is over takes no line")
    let word = (line ?? "quit").trimmed.lowercased()
    if ["quit", "exit"].contains(word) {
      stage = .over
      return Turn([])
    }
    // As at the prompt: `q` closes a page, and may come once too often.
    if word == "q" {
      return Turn([.note(Note(.remark, "q closes a page; \(.code("quit")) leaves the questions"))])
    }
    if word == "lines" { return Turn([.verbatim(exercise.lines.map { .code($0) })]) }
    if case .resting = stage { return next() }
    // A blank line may be one too many of a paste: only the word gives a question up.
    if word.isEmpty {
      return Turn([.note(Note(.remark, "\(.code("skip")) shows the answer"))])
    }
    if word == "skip" { return settle(Mark(exercise, reply: nil, text: nil)) }
    switch Reply(line ?? "", to: exercise.recipe.asked, interruption: interruption) {
    case .answer(let answer): return settle(Mark(exercise, reply: answer, text: line))
    case .unreadable(let reason):
      return Turn([.note(Note(.remark, reason + "; \(.code("skip")) shows the answer"))])
    }
  }

  private mutating func settle(_ mark: Mark) -> Turn {
    marks.append(mark)
    if marks.count == count {
      stage = .over
      return Turn(mark.blocks, mark: mark)
    }
    if pauses {
      stage = .resting
      return Turn(mark.blocks, mark: mark)
    }
    return Turn(mark.blocks + next().blocks, mark: mark)
  }

  private mutating func next() -> Turn {
    let seed = exercise.seed &+ 1
    exercise = Exercise(topic ?? Exercise.topic(forSeed: seed), seed: seed)
    stage = .asking
    return Turn(question)
  }

  /// What was right, at the end.
  package var closing: Document {
    var tally = Tally()
    for mark in marks { tally.count(mark.exercise.topic, isRight: mark.isRight) }
    var blocks: [Block] = []
    if marks.isEmpty {
      blocks.append(.paragraph("no question answered"))
    } else {
      blocks.append(.heading(tally.summary + " this time"))
      if tally.scores.count > 1 { blocks += tally.blocks }
    }
    let next = tally.weakest.map { "quiz \($0.rawValue)" } ?? "quiz tally"
    blocks.append(.next(next))
    return Document(
      kind: "quiz", blocks: blocks,
      facts: tally.facts + [Fact("questions", .list(marks.map { .record($0.facts) }))])
  }
}

extension String {
  /// Without white space at its ends.
  var trimmed: String {
    let tail = drop(while: \.isWhitespace)
    return String(
      tail.prefix(
        tail.lastIndex { !$0.isWhitespace }.map {
          tail.distance(from: tail.startIndex, to: $0) + 1
        } ?? 0))
  }
}
