import CommandLanguage
import Explorer
import Sessions

extension LessonRun {
  /// What a step comes to.
  enum Judgement {
    /// It is done; what was typed without a name is kept under the one that is asked for.
    case done(named: String?)
    /// It would be done, had the learner worked it out.
    case foreign(OwnVerdict)
    /// A check does not hold.
    case unmet
  }

  /// What the step comes to: in the learner's session, or with what was typed at the questions, or
  /// with its last value under the name that is asked for.
  ///
  /// The learner's session becomes the one in which it is done.
  mutating func judgement() -> Judgement {
    if verdicts().allSatisfy(\.holds) {
      return foreignWork(in: work).map { .foreign($0) } ?? .done(named: nil)
    }
    if let name = nameLastValue() { return .done(named: name) }
    guard !tried.isEmpty else { return .unmet }
    var both = self
    both.adopt(own)
    guard both.replay(tried + work) else {
      tried = []
      return .unmet
    }
    guard both.verdicts().allSatisfy(\.holds) else { return .unmet }
    if let verdict = both.foreignWork(in: tried + work) { return .foreign(verdict) }
    adopt(both.interpreter)
    return .done(named: nil)
  }

  /// The name that the step asks for and nothing has yet, where there is one such.
  ///
  /// It is known from the solution, which makes it by `let`.
  var missingName: String? {
    let missing = (current.solution?.names ?? []).filter {
      interpreter.session.definitions[$0] == nil
    }
    return missing.count == 1 ? missing.first : nil
  }

  /// Keeps the last value that was shown or named under the name that is asked for, where that does
  /// the task.
  private mutating func nameLastValue() -> String? {
    guard let name = missingName, let last = work.last, let text = Self.valueText(of: last) else {
      return nil
    }
    var other = self
    let statement = "let \(name) = \(text)"
    guard other.replay([statement]), other.verdicts().allSatisfy(\.holds),
      other.foreignWork(in: work + [statement]) == nil
    else { return nil }
    adopt(other.interpreter)
    work.append(statement)
    return name
  }

  /// The value that a statement shows or names: what is behind `print`, what `let` named, or itself.
  private static func valueText(of statement: String) -> String? {
    guard let source = ScriptParser.statements(in: statement).first(where: { _ in true }),
      case .success(let parsed) = source.result
    else { return nil }
    switch parsed.kind {
    case .expression(let expression): return expression.isLiteral ? nil : source.text
    case .command(let call):
      switch call.command {
      case .change(.let): return Lesson.Script.name(madeBy: source.text)
      case .change(.print):
        return source.text.hasPrefix(call.word)
          ? String(source.text.dropFirst(call.word.count)).trimmingBlanks : nil
      default: return nil
      }
    case .assignment: return nil
    }
  }

  /// The statement as it was meant: `mine = EXPR` names a value where the step asks for `mine`.
  func meant(_ source: SourceStatement) -> SourceStatement {
    guard phase == .working, case .success(let statement) = source.result,
      case .assignment(let target, .assign, _) = statement.kind, case .name(let name) = target.kind,
      interpreter.session.definitions[name] == nil, current.solution?.names.contains(name) == true,
      let named = ScriptParser.statements(in: "let " + source.text).first(where: { _ in true }),
      case .success = named.result
    else { return source }
    return named
  }
}

extension Lesson.Script {
  /// The names that its statements make by `let`.
  var names: [String] { statements.compactMap { Self.name(madeBy: $0.text) } }

  /// The name that a statement makes by `let`; `nil` where it makes none.
  static func name(madeBy statement: String) -> String? {
    guard statement.hasPrefix("let "), let sign = statement.firstIndex(of: "=") else { return nil }
    return statement[..<sign].dropFirst(4).trimmingBlanks
  }
}
