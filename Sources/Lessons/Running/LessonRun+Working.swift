import CommandLanguage
import Explorer
import Sessions

extension LessonRun {
  /// Runs a statement of the learner's; any is welcome at any time.
  ///
  /// ``settle()`` judges the step when the line that it stands on has ended.
  package mutating func run(
    _ typed: SourceStatement, from file: String = "",
    report: (StatementOutcome) -> Void = { _ in }
  ) -> StatementOutcome.Result {
    if let result = runAwaited(typed, from: file, report: report) { return result }
    let source = meant(typed)
    let count = interpreter.statements.count
    let result = interpreter.run(source, from: file, report: report)
    guard case .success(let statement) = source.result, case .success = result else {
      return result
    }
    var text = source.text
    // A training that was stopped is remembered by the steps that it made.
    if interpreter.statements.count == count + 1, let last = interpreter.statements.last {
      text = last
    }
    if case .command(let call) = statement.kind { used.formUnion(call.uses(in: source.text)) }
    if !interpreter.hasQuit, !statement.isOfLooks {
      actions.append(.statement(text))
      switch phase {
      case .asking: tried.append(text)
      case .working:
        // Before a demo has run, it is not yet the learner's turn.
        if awaited.isEmpty { work.append(text) } else { tried.append(text) }
      case .reading, .passed, .finished: break
      }
    }
    isUnjudged = true
    return result
  }

  /// Judges the step by the state that a line of statements led to.
  package mutating func settle() -> [LessonEvent] {
    guard isUnjudged else { return [] }
    isUnjudged = false
    actions.append(.judge)
    guard phase == .working else { return [] }
    switch judgement() {
    case .done(let name): return pass(as: .done, naming: name)
    case .foreign(let verdict):
      let isTold = toldForeign == verdict
      toldForeign = verdict
      return isTold ? [] : [.foreign(verdict)]
    case .unmet: toldForeign = nil
    }
    guard let mistake = recognisedMistake(isAsked: false),
      toldMistakes.insert(mistake).inserted
    else {
      return []
    }
    return [.feedback(current.mistakes[mistake].feedback)]
  }

  /// The learner says that the step is done.
  package mutating func done() -> [LessonEvent] {
    if let question {
      actions.append(.done)
      return [.guessFirst, .asks(question)]
    }
    guard phase == .working else { return goOn() }
    actions.append(.done)
    isUnjudged = false
    switch judgement() {
    case .done(let name): return pass(as: .done, naming: name)
    case .foreign(let verdict):
      records[step].tries += 1
      toldForeign = verdict
      return [.foreign(verdict)]
    case .unmet: break
    }
    records[step].tries += 1
    var events: [LessonEvent] = [.unmet(verdicts().filter { !$0.holds })]
    if let mistake = recognisedMistake(isAsked: true) {
      toldMistakes.insert(mistake)
      events.append(.feedback(current.mistakes[mistake].feedback))
    } else if isAstray {
      events.append(.astray)
    }
    return events
  }

  /// Shows the next hint.
  package mutating func hint() -> [LessonEvent] {
    if let question { return nudge(at: question).map { [$0] } ?? [.noNudge] }
    let hints = current.hints
    guard phase == .working, hintCount < hints.count else { return [.noHint(given: hintCount)] }
    actions.append(.hint)
    hintCount += 1
    records[step].hints = max(records[step].hints, hintCount)
    return [.hint(hints[hintCount - 1], number: hintCount, count: hints.count)]
  }

  // MARK: Judging

  /// What became of each check in the present state.
  package func verdicts() -> [CheckVerdict] {
    let hints = current.hints.count
    let names = current.solution?.names ?? []
    // What one check has found right is not what is wrong by another one.
    let right = current.checks.compactMap { $0.nameFoundRight(of: names, in: interpreter) }
    return current.checks.enumerated().map { index, check in
      CheckVerdict(
        check, number: index + 1, in: interpreter, from: own, used: used,
        names: names.filter { !right.contains($0) }, task: current.task,
        revealing: hints > 0 && hintCount == hints)
    }
  }

  /// Notes that the step is done.
  mutating func pass(
    as ending: StepRecord.Ending, naming name: String? = nil
  ) -> [LessonEvent] {
    records[step].ending = ending
    phase = .passed
    passed = interpreter
    return (name.map { [.named($0)] } ?? []) + [.passed(step: step, closing: current.closing)]
  }
}

extension Statement {
  /// Whether it changes only how things look, which is not the lesson's affair.
  fileprivate var isOfLooks: Bool {
    if case .command(let call) = kind {
      call.isOfLooks
    } else {
      false
    }
  }
}
