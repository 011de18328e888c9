import CommandLanguage
import Explorer
import Sessions

// A mistake is known by the session that its statements lead to, or by a condition.
extension LessonRun {
  /// The number of the mistake that leads to the present state, or whose condition holds in it, if
  /// there is one.
  ///
  /// - Parameter isAsked: whether the learner wants to hear of it.
  mutating func recognisedMistake(isAsked: Bool) -> Int? {
    let states = mistakes ?? mistakeStates()
    mistakes = states
    let session = interpreter.session
    func first(_ states: [Session?], _ closeness: Session.Closeness) -> Int? {
      states.indices.first { index in
        guard let state = states[index], session.resembles(state, closeness) else { return false }
        // What leaves everything as it was shows by its commands alone.
        let commands = current.mistakes[index].script.commands
        return !own.session.resembles(state, closeness)
          || (!commands.isEmpty && used.isSuperset(of: commands))
      }
    }
    let names = namesThatChecksRead(in: states + [session])
    return first(states, .within(1e-9))
      ?? first(
        states.map { $0.flatMap { keeping(names, of: $0) } }, .withinButForNames(1e-9))
      ?? current.mistakes.indices.first { applies(current.mistakes[$0], isAsked: isAsked) }
  }

  /// The names in sessions that the step's checks read.
  private func namesThatChecksRead(in sessions: [Session?]) -> Set<String> {
    Set(sessions.flatMap { $0.map { Array($0.definitions.keys) } ?? [] }).filter { name in
      current.checks.contains { check in
        if case .holds(let expression) = check.kind { expression.names(name) } else { false }
      }
    }
  }

  /// A session that a mistake leads to with those of some names alone, for somebody else may do
  /// without the others; `nil` where the learner has other ones of them.
  private func keeping(_ names: Set<String>, of state: Session) -> Session? {
    let kept = names.intersection(state.definitions.keys)
    guard kept == names.intersection(interpreter.session.definitions.keys) else { return nil }
    var other = state
    other.definitions = state.definitions.filter { kept.contains($0.key) }
    return other
  }

  /// Whether a mistake's condition holds by what the learner did.
  ///
  /// One that held before says nothing about that yet: then what it says of the names that are asked
  /// for is said once these are others, what it says of the rest once the mistake's commands are
  /// used, and either to who asks.
  private func applies(_ mistake: Lesson.Mistake, isAsked: Bool) -> Bool {
    guard let condition = mistake.condition, Self.holds(condition, in: interpreter) else {
      return false
    }
    if isAsked || !Self.holds(condition, in: own) { return true }
    let names = (current.solution?.names ?? []).filter(condition.names)
    if !names.isEmpty {
      return names.contains {
        interpreter.session.definitions[$0] != own.session.definitions[$0]
      }
    }
    let commands = mistake.script.commands
    return !commands.isEmpty && used.isSuperset(of: commands)
  }

  /// Whether an expression has a value in which nothing is zero, nor not a number.
  static func holds(_ expression: Expression, in interpreter: Interpreter) -> Bool {
    guard case .success(let value) = interpreter.value(of: expression) else { return false }
    return value.elements.allSatisfy { $0 != 0 && !$0.isNaN }
  }

  /// The sessions to which this step's mistakes lead from where the learner starts; `nil` for one
  /// that does not run.
  private func mistakeStates() -> [Session?] {
    let budget = WorkBudget(milliseconds: budget)
    return current.mistakes.map { mistake in
      var run = self
      run.adopt(own)
      let isWhole = !run.perform(mistake.script, as: "wrong", budget).contains(where: \.isDefect)
      return isWhole ? run.interpreter.session : nil
    }
  }
}
