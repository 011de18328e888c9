import CommandLanguage
import Documents
import Explorer
import NeuralNetwork

/// What happens in a lesson, for a person to read.
package struct LessonView {
  /// Where the lesson is taken.
  package enum Place: Sendable {
    /// At a prompt, where all of it is shown.
    case prompt
    /// In the cells of a notebook, whose words stand between them.
    case cells
  }

  /// The lesson.
  let lesson: Lesson
  /// Where it is taken.
  let place: Place

  /// Makes a view of a lesson.
  package init(of lesson: Lesson, in place: Place = .prompt) {
    (self.lesson, self.place) = (lesson, place)
  }

  /// The events in one document.
  package func document(of events: [LessonEvent]) -> Document {
    Document(kind: "lesson", blocks: events.flatMap(blocks))
  }

  private func blocks(_ event: LessonEvent) -> [Documents.Block] {
    switch event {
    case .opened(let step): opening(step)
    case .prose(let prose): prose.blocks
    case .typed(let outcome): typed(outcome)
    case .asks(let prediction): question(prediction)
    case .predicted(let outcome): verdict(outcome)
    case .task(let task): Self.leading("To do: ", task)
    case .hint(let hint, let number, let count): Self.hint(hint, number, count)
    case .noHint(let given): noHint(given)
    case .feedback(let feedback): [.note(Note(.remark, Prose.styled(feedback)))]
    case .nudge(let words): [.note(Note(.remark, Prose.styled(words)))]
    case .noNudge:
      Self.remark("there is no further help; any guess will do, and \(.code("?")) shows the answer")
    case .guessFirst: Self.remark("a guess comes first, right or wrong")
    case .foreign(let verdict): [.note(Note(.remark, verdict.sentence))]
    case .named(let name): Self.remark("kept as \(.code(name))")
    case .unmet(let verdicts): [.verbatim(Self.sentences(on: verdicts))]
    case .passed(let step, let closing): passing(step, closing)
    case .skipped(let step):
      lesson.steps[step].solution == nil ? [] : [.paragraph("What does it:")]
    case .restarted: Self.remark("the next step begins with the lesson's own network, not yours")
    case .setAside:
      Self.remark("what you tried is set aside; the step goes on as if you had not")
    case .astray:
      Self.remark(
        "your network is not the step's any more; \(.code("lesson reset")) brings it back")
    case .stopped: Self.remark("stopped; you are where you were")
    case .defect(let defect): Self.defect(defect, in: lesson.file)
    case .finished: []
    }
  }

  private func noHint(_ given: Int) -> [Documents.Block] {
    guard given > 0 else { return Self.remark("there is no hint here") }
    let rest = place == .prompt ? " and goes on" : ""
    return Self.remark("there is no further hint; \(.code("skip")) shows the solution\(rest)")
  }

  // MARK: Steps

  private func opening(_ step: Int) -> [Documents.Block] {
    let number: Text = .muted("step \(step + 1) of \(lesson.steps.count)")
    switch place {
    case .prompt: return [.heading("\(lesson.steps[step].title, style: .strong) \u{B7} \(number)")]
    case .cells:
      let lines = lesson.steps[step].setUp.map { Text.code("  \($0)") }
      if lines.isEmpty { return [.paragraph(number)] }
      return [.paragraph("\(number), set up by"), .verbatim(lines)]
    }
  }

  private func passing(_ step: Int, _ closing: [Prose]) -> [Documents.Block] {
    let isReading = lesson.steps[step].isReading
    return
      (isReading
      ? [] : [.note(Note(.check, "right, that is step \(step + 1) of \(lesson.steps.count)"))])
      + closing.flatMap(\.blocks) + (place == .prompt ? [Self.wayOn(from: step, of: lesson)] : [])
  }

  /// How to go on from a step that is done or read.
  package static func wayOn(from step: Int, of lesson: Lesson) -> Documents.Block {
    let isLast = step + 1 == lesson.steps.count
    return .paragraph(.muted("Return \(isLast ? "ends the lesson" : "goes on")"))
  }

  private func typed(_ outcome: StatementOutcome) -> [Documents.Block] {
    guard case .success(let document) = outcome.result else { return [] }
    let answer = document.blocks.filter { !$0.isSuggestion }
    return [.heading(.code("gradus> \(outcome.source.text)"))] + answer
  }

  private static func remark(_ words: Text) -> [Documents.Block] {
    [.note(Note(.remark, words))]
  }

  private static func leading(_ word: String, _ prose: Prose) -> [Documents.Block] {
    var blocks = prose.blocks
    guard case .paragraph(let text)? = blocks.first else { return [.heading(Text(word))] + blocks }
    blocks[0] = .paragraph("\(word, style: .strong)\(text)")
    return blocks
  }

  /// What does not hold yet, each in a line; what is said of one is not said again of another.
  private static func sentences(on verdicts: [CheckVerdict]) -> [Text] {
    var sentences: [Text] = []
    for verdict in verdicts where !sentences.contains(verdict.sentence) {
      sentences.append(verdict.sentence)
    }
    return sentences
  }

  private static func hint(_ hint: Prose, _ number: Int, _ count: Int) -> [Documents.Block] {
    let place = count > 1 ? "Hint \(number) of \(count): " : "Hint: "
    // The last hint may be lines to type, which stay lines.
    guard number == count, number > 1 else { return leading(place, hint) }
    return [.heading(Text(place)), .verbatim(hint.lines.map { "  \(Prose.styled($0))" })]
  }

  private static func defect(_ defect: LessonDefect, in file: String) -> [Documents.Block] {
    let lines = defect.report(file: file).split(separator: "\n").map { Text(String($0)) }
    return [
      .note(Note(.warning, "the lesson itself is at fault here; you can go on")), .verbatim(lines),
    ]
  }

  // MARK: Predictions

  private func question(_ prediction: Lesson.Prediction) -> [Documents.Block] {
    var blocks = Self.leading("Before you see: ", prediction.question)
    if case .choice(let options) = prediction.kind {
      blocks.append(
        .verbatim(options.enumerated().map { "  \(.strong("\($0 + 1)"))  \(Prose.styled($1))" }))
    }
    return blocks + [.note(Note(.remark, .muted(Self.invitation(to: prediction))))]
  }

  /// What to type where a question waits.
  package static func invitation(to prediction: Lesson.Prediction) -> String {
    "Your guess: \(prediction.invitation); ? shows the answer"
  }

  private func verdict(_ outcome: PredictionOutcome) -> [Documents.Block] {
    var lines: [FormulaLine] = []
    if let guess = outcome.guess {
      lines.append(FormulaLine("your guess", "", guessed(guess, outcome.prediction)))
    }
    lines.append(FormulaLine("the answer", "", answer(outcome)))
    var blocks: [Documents.Block] = [.formula(lines)]
    if let reply = outcome.reply {
      blocks.append(.note(Note(.remark, Prose.styled(reply))))
    } else if let comment = outcome.comment {
      blocks.append(.note(Note(outcome.isRight ? .check : .remark, Text(comment))))
    }
    if let reason = outcome.reason { blocks.append(.paragraph("because \(reason)")) }
    return blocks
  }

  /// What is said to a question that was asked without a guess, in a notebook.
  package static func unanswered(_ prediction: Lesson.Prediction, number: Int) -> Document {
    Document(
      kind: "lesson",
      blocks: remark(
        "\(.strong("not yet")): \(.code("lesson question \(number) as \u{2026}")) takes your guess, \(prediction.invitation); ? shows the answer"
      ))
  }

  private func guessed(_ guess: Guess, _ prediction: Lesson.Prediction) -> Text {
    guard case .choice(let options) = prediction.kind, case .number(let number) = guess,
      options.indices.contains(Int(number) - 1)
    else { return Text(guess.description) }
    return Self.option(Int(number), options)
  }

  private func answer(_ outcome: PredictionOutcome) -> Text {
    let value = outcome.value
    switch outcome.prediction.kind {
    case .shape: return Text(value.shape.rank == 0 ? "a single number" : value.shape.description)
    case .choice(let options): return Self.option(value.scalar.map { Int($0) } ?? 1, options)
    case .number: return value.scalar.map { .number($0) } ?? ""
    case .sign: return value.scalar.map { "\(outcome.valueWords): \(.number($0))" } ?? ""
    }
  }

  private static func option(_ number: Int, _ options: [String]) -> Text {
    "\(number), \(Prose.styled(options[number - 1]))"
  }
}
