import CommandLanguage
import Explorer
import NeuralNetwork
import Sessions

/// Tests a lesson by taking it: what must fail fails, what must pass passes, and nobody is stuck.
package struct LessonTest {
  /// The lesson.
  package let lesson: Lesson
  /// What was found, in the order of lines.
  package private(set) var findings: [LessonFinding] = []
  /// What was tried in place of work of the learner's own.
  package internal(set) var attacks: [LessonAttack] = []
  /// What does not fit on a screen at once.
  package internal(set) var screens: [LessonScreen] = []
  /// The sessions in which the learner's turn came, by step.
  var turns: [Int: Session] = [:]

  /// Reads and tests a lesson.
  ///
  /// - Parameters:
  ///   - bytes: the file's content.
  ///   - file: its path.
  ///   - known: the numbers of the lessons that a learner has beside this one; `nil` where that is
  ///     not known.
  /// - Throws: what is wrong with the file, where it cannot be read as a lesson.
  package init(
    _ bytes: [UInt8], file: String, among known: Set<Int>? = nil
  ) throws(LessonError) {
    lesson = try LessonParser.lesson(in: bytes, file: file)
    checkWidth(bytes)
    checkHeader(known)
    for step in lesson.steps {
      checkHints(step)
      for prediction in step.predictions where prediction.expression.isLiteral {
        note(.answerIsLiteral, at: prediction.source.line)
      }
    }
    walk()
    // The ways below repeat what the walk found amiss.
    if findings.isEmpty {
      checkSkipping()
      checkResuming()
    }
    findings.sort { $0.line < $1.line }
  }

  /// Notes something.
  mutating func note(_ problem: LessonFinding.Problem, at line: Int) {
    findings.append(LessonFinding(line: line, problem: problem))
  }

  // MARK: The way through

  private mutating func walk() {
    var run = LessonRun(of: lesson)
    show(run.begin(), in: run.step)
    while run.phase != .finished {
      answerAll(&run)
      turns[run.step] = run.interpreter.session
      if run.phase == .working {
        let turn = run
        if run.verdicts().allSatisfy(\.holds) {
          note(.doneAtStart, at: run.current.checks.first?.line ?? run.current.line)
        }
        for index in run.current.mistakes.indices { checkMistake(index, from: turn) }
        checkLastHint(from: turn)
        checkOwnWork(from: turn)
        guard solve(&run) else {
          run = turn
          noteDefects(run.skip())
          continue
        }
      }
      let events = run.goOn()
      show(events, in: run.step)
    }
  }

  /// Takes what is shown: it has to work, and is measured.
  private mutating func show(_ events: [LessonEvent], in step: Int) {
    noteDefects(events)
    measure(events, in: step)
  }

  private mutating func noteDefects(_ events: [LessonEvent]) {
    let known = Set(findings.map(\.line))
    for case .defect(let defect) in events where !known.contains(defect.line) {
      note(.defect(defect), at: defect.line)
    }
    for case .restarted(let step) in events {
      note(.stateDiffers(step: step, way: "the solution"), at: lesson.steps[step].line)
    }
  }

  /// Answers the questions that wait, each rightly.
  private mutating func answerAll(_ run: inout LessonRun) {
    while let question = run.question {
      checkReplies(to: question, in: run)
      let text = run.rightAnswer ?? "?"
      let events = run.answer(text) ?? run.answer("?") ?? []
      show(events, in: run.step)
      for case .predicted(let outcome) in events {
        if !outcome.isRight { note(.rightGuessRefused(text), at: question.line) }
        if question.reason != nil, outcome.reason == nil { note(.reasonFails, at: question.line) }
      }
    }
  }

  private mutating func checkMistake(_ index: Int, from turn: LessonRun) {
    let mistake = turn.current.mistakes[index]
    var run = turn
    for source in mistake.script.statements {
      if case .failure(let diagnostic) = run.run(source) {
        return note(.mistakeStops(source, diagnostic), at: source.line)
      }
    }
    let events = run.done()
    guard run.phase == .working else { return note(.mistakePasses, at: mistake.script.line) }
    if let condition = mistake.condition, !LessonRun.holds(condition, in: run.interpreter) {
      note(.conditionFails, at: mistake.script.line)
    }
    let told = events.compactMap { event -> String? in
      if case .feedback(let feedback) = event { feedback } else { nil }
    }
    if told.isEmpty { note(.mistakeUnseen, at: mistake.script.line) }
    for feedback in told where feedback != mistake.feedback {
      note(.mistakeTaken(for: feedback), at: mistake.script.line)
    }
    // Where typing the solution is not enough, the way back has to be.
    _ = run.reset()
    if let verdicts = run.unmet(after: turn.current.solution?.statements ?? []).verdicts {
      note(.solutionFailsBehindMistake(verdicts), at: mistake.script.line)
    }
  }

  /// The last of several hints is shown as lines to type: typed, they have to do what is asked.
  private mutating func checkLastHint(from turn: LessonRun) {
    guard turn.current.hints.count > 1, let hint = turn.current.hints.last else { return }
    var reader = SourceReader(firstLine: hint.line)
    var statements: [SourceStatement] = []
    for line in hint.lines {
      if case .statements(let read) = reader.feed(line.replacing("`", with: "")) {
        statements += read
      }
    }
    statements += reader.finish()
    let (failure, verdicts) = turn.unmet(after: statements)
    if let (source, diagnostic) = failure {
      note(.hintStops(source, diagnostic), at: source.line)
    } else if let verdicts {
      note(.hintFails(verdicts), at: hint.line)
    }
  }

  /// Runs the solution as a learner would.
  private mutating func solve(_ run: inout LessonRun) -> Bool {
    guard let solution = run.current.solution else { return false }
    for source in solution.statements {
      if case .failure(let diagnostic) = run.run(source) {
        note(.solutionStops(source, diagnostic), at: source.line)
        return false
      }
    }
    _ = run.settle()
    if run.phase == .passed { return true }
    if let verdict = run.toldForeign {
      note(.solutionIsForeign(verdict), at: run.current.ownWork.first?.line ?? solution.line)
      return false
    }
    note(.solutionFails(run.verdicts().filter { !$0.holds }), at: solution.line)
    return false
  }

}

extension LessonRun {
  /// What statements lead to, typed as a learner would: the first that fails, or the checks that do
  /// not hold behind them; `nil` for both where the step is passed.
  fileprivate func unmet(
    after statements: [SourceStatement]
  ) -> (failure: (SourceStatement, Diagnostic)?, verdicts: [CheckVerdict]?) {
    var run = self
    for source in statements {
      if case .failure(let diagnostic) = run.run(source) { return ((source, diagnostic), nil) }
    }
    _ = run.settle()
    return (nil, run.phase == .passed ? nil : run.verdicts().filter { !$0.holds })
  }

  /// The right answer to the question that waits, as a learner would type it; `nil` where there is
  /// none.
  package var rightAnswer: String? {
    guard let question, case .success(let value) = own.value(of: question.expression),
      question.misfit(value) == nil
    else { return nil }
    switch question.kind {
    case .shape:
      return value.shape.rank == 0
        ? nil : value.shape.extents.map(String.init).joined(separator: "x")
    case .choice: return value.scalar.map { String(Int($0)) }
    case .sign: return value.scalar.map { $0 > 0 ? "+" : $0 < 0 ? "-" : "0" }
    case .number: return value.scalar.map { String($0) }
    }
  }
}
