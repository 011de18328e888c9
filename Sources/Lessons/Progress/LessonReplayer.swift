import CommandLanguage
import Explorer

/// Does again what learners did in a lesson, one learner after another.
///
/// What is the lesson's own, the states in which its steps begin and to which its mistakes lead, is
/// worked out once for all of them.
package struct LessonReplayer: Sendable {
  /// The lesson.
  package let lesson: Lesson
  private let beginning: LessonRun
  /// The states of each step's mistakes, once they were wanted.
  private var mistakes: [Int: [Session?]] = [:]

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
    var run = begun(within: budget, records: beginning.records)
    var result = LessonReplay(records: run.records)
    for action in progress.actions {
      if budget.isSpent {
        result.extent = .stopped
        break
      }
      switch action {
      case .again:
        run = begun(within: budget, records: run.records)
        run.wasFinished = true
        continue
      case .carried(let records) where records.count == run.records.count:
        run.records = records
        result.carried = Set(records.indices.filter { records[$0] != StepRecord() })
        continue
      case .carried: continue
      case .statement(let text) where Self.readsFile(text):
        if result.extent == .whole { result.extent = .needsFile(text) }
        continue
      case .statement, .judge, .answer, .hint, .skip, .done, .goOn, .go, .reset: break
      }
      let (step, question) = (run.step, run.questionNumber)
      if run.mistakes == nil { run.mistakes = mistakes[step] }
      let events = run.repeated(action)
      // What was cut short for one learner is not what the mistakes lead to.
      if run.step == step, !budget.isSpent { mistakes[step] = run.mistakes ?? mistakes[step] }
      for event in events { result.note(event, at: step, question) }
      if run.phase == .finished { result.isFinished = true }
    }
    if budget.isSpent { result.extent = .stopped }
    result.records = run.records
    return result
  }

  /// A run at the lesson's beginning.
  private func begun(within budget: WorkBudget, records: [StepRecord]) -> LessonRun {
    var run = beginning
    run.interruption = budget.interruption(besides: .never)
    run.interpreter.environment = Environment(
      interruption: run.interruption, mayWriteFiles: false,
      memoryBound: Environment.strangersMemoryBound)
    run.records = records
    _ = run.begin()
    return run
  }

  /// Whether a statement reads a file, which may be another one here, or somebody else's affair.
  private static func readsFile(_ text: String) -> Bool {
    ScriptParser.statements(in: text).contains { source in
      guard case .success(let statement) = source.result, case .command(let call) = statement.kind
      else { return false }
      switch call.command {
      case .session(.source), .change(.load): return true
      case .change(.data): return call.has("files")
      case .change, .layer, .walk, .view, .session, .exercise, .lesson: return false
      }
    }
  }
}

extension LessonRun {
  /// The place of the question that waits, among those of the step.
  var questionNumber: Int {
    current.opening.prefix(played).count { if case .predict = $0 { true } else { false } }
  }
}

extension LessonReplay {
  /// Notes what an action came to.
  fileprivate mutating func note(_ event: LessonEvent, at step: Int, _ question: Int) {
    switch event {
    case .predicted(let outcome):
      let isFirst = !answers.contains { $0.step == step && $0.question == question }
      guard isFirst else { return }
      answers.append(
        Answer(
          step: step, question: question, guess: outcome.guess.map(outcome.prediction.words),
          isRight: outcome.isRight, value: outcome.valueWords))
    case .feedback(let words): note(Slip(step: step, words: words))
    case .foreign(let verdict): note(Slip(step: step, words: verdict.inWords))
    case .opened, .prose, .typed, .asks, .task, .hint, .noHint, .nudge, .noNudge, .guessFirst,
      .named, .unmet, .passed, .skipped, .restarted, .setAside, .astray, .stopped, .defect,
      .finished:
      break
    }
  }

  private mutating func note(_ slip: Slip) {
    if !slips.contains(slip) { slips.append(slip) }
  }
}
