import Documents
import Explorer
import NeuralNetwork

/// A lesson on paper: what there is to read and to do, with room for guesses, and perhaps the
/// answers at the end.
///
/// What would answer a question is not above it and not below it: a step's setup is there as the
/// network and the data that it makes, and what is read behind a question comes with the answers.
package struct LessonHandout {
  /// A part of the page.
  enum Part {
    /// A heading; the title is of level 1.
    case heading(String, level: Int)
    /// Words.
    case prose([Prose.Part])
    /// The network and its data.
    case standing([Documents.Block])
    /// A statement and what it answers.
    case typed(String, [Documents.Block])
    /// Lines to type.
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
  /// The answers, and what is read behind the questions.
  private var answers: [Part] = [.heading("Answers", level: 2)]
  /// Whether a question of the present step was asked.
  private var isBehindQuestion = false
  /// Whether the present step's network is on the page.
  private var showsNetwork = false
  /// What the tasks so far have the learner make, whose values would answer them.
  private var learnersNames: Set<String> = []

  /// Makes the handout by going through the lesson.
  ///
  /// - Parameters:
  ///   - lesson: the lesson.
  ///   - place: where the answers stand.
  package init(of lesson: Lesson, answers place: LessonAnswers) {
    title = lesson.title
    let size = "\(lesson.steps.count.counted("step")), about \(lesson.minutes.counted("minute"))."
    parts = [.heading(lesson.title, level: 1), .prose([.paragraph(size)])]
    parts += lesson.introduction.map { .prose($0.parts) }
    var run = LessonRun(of: lesson)
    var events = run.begin()
    for (index, step) in lesson.steps.enumerated() {
      (isBehindQuestion, showsNetwork) = (false, false)
      parts.append(.heading("\(index + 1). \(step.title)", level: 2))
      if !step.isReading || !step.predictions.isEmpty {
        answers.append(.heading("\(index + 1). \(step.title)", level: 3))
      }
      add(events, standing: Self.standing(at: step, of: run))
      while run.question != nil {
        let answered = run.answer("?") ?? []
        let found = answered.compactMap { event -> Part? in
          if case .predicted(let outcome) = event { Self.answer(outcome) } else { nil }
        }
        answers += found
        if place == .filled { parts += found }
        add(answered)
      }
      learnersNames.formUnion(step.solution?.names ?? [])
      let solved = Self.solved(step)
      answers += solved
      if place == .filled { parts += solved }
      events = Array(run.skip().drop { if case .opened = $0 { false } else { true } })
    }
    if place == .end { parts += answers }
  }

  /// What does a step, and the words behind it.
  static func solved(_ step: Lesson.Step) -> [Part] {
    let solution = step.solution.map { script -> Part in
      .listing(script.text)
    }
    return (solution.map { [$0] } ?? []) + step.closing.map { .prose($0.parts) }
  }

  /// Adds what happens.
  ///
  /// - Parameter standing: the network and its data, which come behind so much prose.
  private mutating func add(
    _ events: [LessonEvent], standing: (blocks: [Documents.Block], behind: Int)? = nil
  ) {
    var proseCount = 0
    var standing = standing
    func isDue(_ place: (blocks: [Documents.Block], behind: Int)) -> Bool {
      !isBehindQuestion && proseCount >= place.behind
    }
    for event in events {
      if let place = standing, isDue(place) {
        parts.append(.standing(place.blocks))
        showsNetwork = true
        standing = nil
      }
      switch event {
      case .prose(let prose):
        proseCount += 1
        read(.prose(prose.parts))
      case .typed(let outcome):
        // The network is there already; `net` tells what is asked as well, as how many terms there are.
        if case .success(let document) = outcome.result, document.kind != "net" || !showsNetwork {
          let text = outcome.source.text
          let words = text.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init)
          let isLearners = words.contains(where: learnersNames.contains)
          read(.typed(text, isLearners ? [] : document.blocks.filter { !$0.isSuggestion }))
        }
      case .asks(let prediction):
        var options: [String] = []
        if case .choice(let choices) = prediction.kind { options = choices }
        isBehindQuestion = true
        parts.append(.question(prediction.question.parts, options: options))
      case .task(let task): parts.append(.task(task.parts))
      // What comes of a learner's doing is not on paper.
      case .opened, .predicted, .hint, .noHint, .nudge, .noNudge, .guessFirst,
        .foreign, .named, .feedback, .unmet, .passed, .skipped, .restarted,
        .setAside, .astray, .stopped, .defect, .finished:
        break
      }
    }
    if let place = standing, isDue(place) { parts.append(.standing(place.blocks)) }
  }

  /// Adds something to read: behind a question it may answer it, and waits for the answers.
  private mutating func read(_ part: Part) {
    if isBehindQuestion { answers.append(part) } else { parts.append(part) }
  }

  /// An answer behind its question.
  static func answer(_ outcome: PredictionOutcome) -> Part {
    .answer(
      label: outcome.prediction.question.lines.joined(separator: " "), outcome.valueWords)
  }
}
