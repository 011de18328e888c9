import CommandLanguage
import Explorer
import Sessions

/// Does again what learners did in a lesson, one learner after another.
///
/// A step begins in a state of its own, whatever lies before it. So what several learners did alike in
/// a step, but for their guesses, is done once for all of them.
package struct LessonReplayer: Sendable {
  /// A place that learners came to: in a step, behind certain actions.
  private struct Place: Sendable {
    let run: LessonRun
    var ways: [LessonAction: Way] = [:]
  }

  /// What an action comes to from a place.
  private struct Way: Sendable {
    /// Where it leads to.
    let place: Int
    /// What it adds to the record of the step that it is done in.
    let record: StepRecord
    /// What is said to mistakes.
    let slips: [String]
    let isEnd: Bool
  }

  /// The lesson.
  package let lesson: Lesson
  private let beginning: LessonRun
  private var places: [Place] = []
  /// The places where steps begin.
  private var openings: [Int: Int] = [:]

  /// More places are not remembered.
  private static let mostPlaces = 4000

  /// Makes a replayer.
  package init(of lesson: Lesson) {
    self.lesson = lesson
    var run = LessonRun(of: lesson)
    _ = run.workOutStart(of: lesson.steps.count - 1)
    beginning = run
  }

  /// Does again what a progress holds.
  ///
  /// - Parameters:
  ///   - progress: of this very lesson, as its fingerprint tells.
  ///   - milliseconds: how much processor time it may take.
  package mutating func replay(_ progress: LessonProgress, milliseconds: Int) -> LessonReplay {
    let budget = WorkBudget(milliseconds: milliseconds)
    var result = LessonReplay(records: beginning.records)
    var place = begin(within: budget)
    for action in progress.actions {
      if budget.isSpent { break }
      switch action {
      case .again: place = begin(within: budget)
      case .carried(let records):
        guard records.count == result.records.count else { continue }
        result.records = records
        result.carried = Set(records.indices.filter { records[$0] != StepRecord() })
      case .statement(let text) where Self.readsFile(text):
        if result.extent == .whole { result.extent = .needsFile(text) }
      case .answer(let text):
        guard let outcome = places[place].run.outcome(of: text) else { continue }
        result.note(outcome, at: places[place].run)
        place = go(.answer(""), from: place, &result, budget)
      case .statement, .judge, .hint, .skip, .done, .goOn, .go, .reset:
        place = go(action, from: place, &result, budget)
      }
    }
    if budget.isSpent { result.extent = .stopped }
    return result
  }

  /// The place at the lesson's beginning.
  private mutating func begin(within budget: WorkBudget) -> Int {
    if let known = openings[0] { return known }
    var run = beginning
    run.work(within: budget)
    _ = run.begin()
    return remember(run, isOpening: true, budget)
  }

  /// Goes on from a place by an action.
  private mutating func go(
    _ action: LessonAction, from start: Int, _ result: inout LessonReplay, _ budget: WorkBudget
  ) -> Int {
    let step = places[start].run.step
    let way = places[start].ways[action] ?? find(action, from: start, budget)
    result.records[step].absorb(way.record)
    for words in way.slips { result.note(LessonReplay.Slip(step: step, words: words)) }
    result.isFinished = result.isFinished || way.isEnd
    return way.place
  }

  /// Does an action at a place for the first time.
  private mutating func find(
    _ action: LessonAction, from start: Int, _ budget: WorkBudget
  ) -> Way {
    var run = places[start].run
    let step = run.step
    run.work(within: budget)
    run.records = beginning.records
    let events = run.repeated(action)
    let record = run.records[step]
    let opens = events.contains { if case .opened = $0 { true } else { false } }
    let way = Way(
      place: opens
        ? openings[run.step] ?? remember(run, isOpening: true, budget)
        : remember(run, isOpening: false, budget),
      record: record, slips: events.compactMap(\.slip), isEnd: run.phase == .finished)
    // What was cut short for one learner is not what it comes to, and the last place changes.
    if !budget.isSpent, max(start, way.place) < Self.mostPlaces {
      places[start].ways[action] = way
    }
    return way
  }

  /// Keeps a place.
  private mutating func remember(
    _ run: LessonRun, isOpening: Bool, _ budget: WorkBudget
  ) -> Int {
    var run = run
    run.actions = []
    guard places.count < Self.mostPlaces else {
      // One place for all that is not remembered.
      places.removeSubrange(Self.mostPlaces...)
      places.append(Place(run: run))
      return Self.mostPlaces
    }
    places.append(Place(run: run))
    if isOpening, !budget.isSpent { openings[run.step] = places.count - 1 }
    return places.count - 1
  }

  /// Whether a statement reads a file, which may be another one here, or somebody else's affair.
  private static func readsFile(_ text: String) -> Bool {
    ScriptParser.statements(in: text).contains { source in
      guard case .success(let statement) = source.result, case .command(let call) = statement.kind
      else { return false }
      return call.readsFile
    }
  }
}

extension LessonRun {
  /// Lets statements work only so long, and write no file.
  fileprivate mutating func work(within budget: WorkBudget) {
    interruption = budget.interruption(besides: .never)
    interpreter.environment = Environment(
      interruption: interruption, mayWriteFiles: false,
      memoryBound: Session.strangersMemoryBound)
  }

  /// The place of the question that waits, among those of the step.
  fileprivate var questionPlace: Int {
    current.opening.prefix(played).count { if case .predict = $0 { true } else { false } }
  }
}

extension LessonEvent {
  /// What it says to a mistake.
  fileprivate var slip: String? {
    switch self {
    case .feedback(let words): words
    case .foreign(let verdict): verdict.inWords
    case .predicted, .opened, .prose, .typed, .asks, .task, .hint, .noHint, .nudge, .noNudge,
      .guessFirst, .named, .unmet, .passed, .skipped, .restarted, .setAside, .astray, .stopped,
      .defect, .finished:
      nil
    }
  }
}

extension LessonReplay {
  /// Notes an answer.
  fileprivate mutating func note(_ outcome: PredictionOutcome, at run: LessonRun) {
    let (step, question) = (run.step, run.questionPlace)
    if outcome.guess != nil { records[step].guesses += 1 }
    if outcome.isRight { records[step].rightGuesses += 1 }
    guard !answers.contains(where: { $0.step == step && $0.question == question }) else { return }
    answers.append(
      Answer(
        step: step, question: question, guess: outcome.guess.map(outcome.prediction.words),
        isRight: outcome.isRight, value: outcome.valueWords))
  }

  fileprivate mutating func note(_ slip: Slip) {
    if !slips.contains(slip) { slips.append(slip) }
  }
}
