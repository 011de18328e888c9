import Documents
import Explorer
import NeuralNetwork

/// A lesson as a page to read in a browser: guess, then reveal.
///
/// It is made by going through the lesson as a learner would who asks for every answer: what is read
/// behind a question waits behind its reveal.
struct LessonPage {
  /// A part of a step.
  enum Part {
    /// Words.
    case prose(Prose)
    /// The network and its data.
    case standing([Documents.Block])
    /// A statement and what it answers.
    case typed(StatementOutcome)
    /// A question, its answer, and what is read behind it.
    case question(PredictionOutcome, replies: [Reply], behind: [Part])
    /// What to do, what does it, and what is said then.
    case task(Prose, solution: [Part])
  }

  /// What is said to a wrong guess.
  struct Reply {
    /// The guess as a script compares it.
    let guess: String
    /// The words.
    let words: String
  }

  /// A step.
  struct Step {
    let title: String
    var parts: [Part] = []
  }

  /// The lesson.
  let lesson: Lesson
  /// Its steps.
  let steps: [Step]

  /// Goes through a lesson.
  init(of lesson: Lesson) {
    self.lesson = lesson
    var run = LessonRun(of: lesson)
    var events = run.begin()
    var steps: [Step] = []
    for step in lesson.steps {
      var page = Step(title: step.title)
      var standing = LessonHandout.standing(at: step, of: run)
      var proseCount = 0
      var behind: [Part]?
      var pending: (PredictionOutcome, [Reply])?
      func close() {
        if let (outcome, replies) = pending {
          page.parts.append(.question(outcome, replies: replies, behind: behind ?? []))
        }
        (pending, behind) = (nil, nil)
      }
      func add(_ part: Part) {
        if behind != nil { behind?.append(part) } else { page.parts.append(part) }
      }
      var task: Prose?
      func show(_ events: [LessonEvent]) {
        for event in events {
          if let place = standing, behind == nil, proseCount >= place.behind {
            page.parts.append(.standing(place.blocks))
            standing = nil
          }
          switch event {
          case .prose(let prose):
            proseCount += 1
            add(.prose(prose))
          case .typed(let outcome): add(.typed(outcome))
          case .task(let words): task = words
          case .asks, .opened, .predicted, .hint, .noHint, .nudge, .noNudge, .guessFirst, .foreign,
            .named, .feedback, .unmet, .passed, .skipped, .restarted, .setAside, .astray, .stopped,
            .defect, .finished:
            break
          }
        }
      }
      show(events)
      while let prediction = run.question {
        let replies = run.replies(at: prediction)
        let answered = run.answer("?") ?? []
        close()
        for case .predicted(let outcome) in answered {
          pending = (outcome, replies)
          behind = []
        }
        show(answered)
      }
      close()
      events = run.skip()
      let end = events.firstIndex { if case .opened = $0 { true } else { false } }
      if let task {
        let solution = events[..<(end ?? events.endIndex)].compactMap { event -> Part? in
          switch event {
          case .typed(let outcome): .typed(outcome)
          case .prose(let prose): .prose(prose)
          default: nil
          }
        }
        page.parts.append(.task(task, solution: solution))
      }
      events = end.map { Array(events[$0...]) } ?? []
      steps.append(page)
    }
    self.steps = steps
  }
}

extension LessonRun {
  /// What is said to wrong guesses at the question that waits, by guesses that a script compares.
  fileprivate func replies(at prediction: Lesson.Prediction) -> [LessonPage.Reply] {
    prediction.replies.compactMap { reply in
      switch reply.guessed {
      case .guess(let guess): return .init(guess: guess.inScripts, words: reply.words)
      case .value(let expression):
        guard case .success(let value) = own.value(of: expression), let number = value.scalar
        else { return nil }
        return .init(guess: "\(number)", words: reply.words)
      }
    }
  }
}

extension Guess {
  /// The guess as a page's script compares it: a number, `1`, `0` or `-1` for a sign, `2x6x6`.
  var inScripts: String {
    switch self {
    case .number(let number): "\(number)"
    case .sign(let sign): "\(sign)"
    case .shape(let shape): shape.extents.map(String.init).joined(separator: "x")
    }
  }
}
