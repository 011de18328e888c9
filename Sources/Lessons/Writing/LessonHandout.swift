import Documents
import Explorer
import NeuralNetwork

/// A lesson on paper: what there is to read and to do, with room for guesses, and perhaps the
/// answers at the end.
package struct LessonHandout {
  /// A part of the page.
  enum Part {
    /// A heading; the title is of level 1.
    case heading(String, level: Int)
    /// Words.
    case prose([Prose.Part])
    /// Lines as they are typed and answered.
    case listing(String)
    /// A question, with its options, and room for the guess.
    case question([Prose.Part], options: [String])
    /// What to do.
    case task([Prose.Part])
    /// An answer behind its label.
    case answer(label: String, String)
  }

  /// The lesson's title.
  let title: String
  /// The parts, in order.
  private(set) var parts: [Part] = []

  /// Makes the handout by going through the lesson.
  ///
  /// - Parameters:
  ///   - lesson: the lesson.
  ///   - withAnswers: whether the answers stand at the end.
  package init(of lesson: Lesson, withAnswers: Bool) {
    title = lesson.title
    let size = "\(lesson.steps.count.counted("step")), about \(lesson.minutes.counted("minute"))."
    parts = [.heading(lesson.title, level: 1), .prose([.paragraph(size)])]
    parts += lesson.introduction.map { .prose($0.parts) }
    var answers: [Part] = [.heading("Answers", level: 2)]
    var run = LessonRun(of: lesson)
    var events = run.begin()
    for (index, step) in lesson.steps.enumerated() {
      parts.append(.heading("\(index + 1). \(step.title)", level: 2))
      if !step.isReading || !step.predictions.isEmpty {
        answers.append(.heading("\(index + 1). \(step.title)", level: 3))
      }
      parts += Self.prepared(step)
      add(events)
      while run.question != nil {
        let answered = run.answer("?") ?? []
        for case .predicted(let outcome) in answered { answers.append(Self.answer(outcome)) }
        add(answered)
      }
      if let solution = step.solution {
        answers.append(.listing(solution.statements.map(\.text).joined(separator: "\n")))
      }
      answers += step.closing.map { .prose($0.parts) }
      events = Array(run.skip().drop { if case .opened = $0 { false } else { true } })
    }
    if withAnswers { parts += answers }
  }

  /// What a step sets up, for who would try it without the lesson.
  private static func prepared(_ step: Lesson.Step) -> [Part] {
    step.blocks.compactMap { block in
      guard case .setup(let script) = block else { return nil }
      return .listing(script.statements.map(\.text).joined(separator: "\n"))
    }
  }

  private mutating func add(_ events: [LessonEvent]) {
    for event in events {
      switch event {
      case .prose(let prose): parts.append(.prose(prose.parts))
      case .typed(let outcome): parts.append(.listing(Self.typed(outcome)))
      case .asks(let prediction):
        var options: [String] = []
        if case .choice(let choices) = prediction.kind { options = choices }
        parts.append(.question(prediction.question.parts, options: options))
      case .task(let task): parts.append(.task(task.parts))
      // What comes of a learner's doing is not on paper.
      case .opened, .predicted, .hint, .noHint, .nudge, .noNudge, .guessFirst,
        .foreign, .named, .feedback, .unmet, .passed, .skipped, .restarted,
        .setAside, .astray, .stopped, .defect, .finished:
        break
      }
    }
  }

  private static func typed(_ outcome: StatementOutcome) -> String {
    guard case .success(let document) = outcome.result else { return outcome.source.text }
    let options = RenderingOptions(width: 80, showsHints: false)
    let answer = TerminalRenderer(options: options).render(document)
    return "gradus> \(outcome.source.text)\n\(answer.trimmingLineEnds)"
  }

  private static func answer(_ outcome: PredictionOutcome) -> Part {
    let label = outcome.prediction.question.lines.joined(separator: " ")
    switch outcome.prediction.kind {
    case .shape: return .answer(label: label, outcome.value.shape.description)
    case .choice(let options):
      let number = outcome.value.scalar.map { Int($0) } ?? 1
      return .answer(label: label, "\(number), \(options[number - 1])")
    case .sign, .number:
      let value = Text.number(outcome.value.scalar ?? .nan)
      return .answer(label: label, TerminalRenderer().line(value))
    }
  }
}

extension String {
  /// The text without line breaks at its end.
  fileprivate var trimmingLineEnds: String {
    var text = self
    while text.hasSuffix("\n") { text.removeLast() }
    return text
  }
}
