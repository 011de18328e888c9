import CommandLanguage
import Explorer

// A step has a state of its own: its questions are about it, its solution starts from it, and the
// next step's follows from it. What the learner types runs in a session beside it, so that nothing
// that is tried can make a question or a solution wrong. The task is judged in that session, from
// where the learner's turn came, with what was typed at the questions taken along where that helps.
extension LessonRun {
  /// How long it may take to see whether a task could be done in another state, in milliseconds.
  private var trialTime: Int { min(budget, 2000) }

  /// Whether the learner's session is one in which the step's own solution does not do the task.
  var isAstray: Bool {
    guard let solution = current.solution else { return false }
    func solves(_ start: Interpreter) -> Bool? {
      var run = self
      run.adopt(start)
      run.used.formUnion(solution.uses)
      let events = run.perform(solution, as: "solution", WorkBudget(milliseconds: trialTime))
      if case .defect(.tookTooLong)? = events.last { return nil }
      return !events.contains(where: \.isDefect) && run.verdicts().allSatisfy(\.holds)
    }
    return solves(interpreter) == false && solves(own) == true
  }

  /// Does statements again without showing or asking anything; those that fail are left out.
  ///
  /// - Returns: whether there was time for all of them.
  mutating func replay(_ texts: [String]) -> Bool {
    let budget = WorkBudget(milliseconds: trialTime)
    let environment = interpreter.environment
    interpreter.environment = Environment(
      interruption: budget.interruption(besides: interruption), mayWriteFiles: false)
    defer { interpreter.environment = environment }
    for text in texts {
      for source in ScriptParser.statements(in: text) { interpreter.run(source) }
      if budget.isSpent || interruption.isRaised { return false }
    }
    return true
  }
}

extension Lesson.Script {
  /// The commands that it uses.
  var commands: Set<String> { Set(calls.map { call, _ in call.word }) }

  /// What it uses, for checks that ask for a command.
  var uses: Set<String> { Set(calls.flatMap { call, text in call.uses(in: text) }) }

  private var calls: [(CommandCall, text: String)] {
    statements.compactMap { source in
      guard case .success(let statement) = source.result,
        case .command(let call) = statement.kind
      else { return nil }
      return (call, source.text)
    }
  }
}

extension CommandCall {
  /// What a check may ask for of the statement that this is: its command, and all of it.
  func uses(in text: String) -> [String] {
    let words = text.split(whereSeparator: \.isWhitespace).dropFirst().map(String.init)
    return [word, ([word] + words).joined(separator: " ")]
  }
}
