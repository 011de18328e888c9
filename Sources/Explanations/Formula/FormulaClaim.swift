import CommandLanguage
import Documents
import NeuralNetwork
import Sessions

/// An expression that a learner can type to check a formula, and what it gives now.
struct FormulaClaim {
  /// The expression.
  let code: String
  /// What it gives, where there is a pass to work on and nothing has changed since; `nil` where it cannot be worked out.
  let holds: Bool?
  /// Whether the gradients that it was worked out on are of a pass that was broken on purpose.
  private let isBroken: Bool

  /// Works an expression out over the session.
  ///
  /// - Throws: only where the learner asked to stop.
  init(
    _ code: String, session: Session, hasPass: Bool, interruption: Interruption
  ) throws(Failure) {
    self.code = code
    isBroken = session.pass?.gradients?.isBroken ?? false
    guard hasPass, !session.isStale,
      case .success(let statement)? = Self.statement(code),
      case .expression(let expression) = statement.kind
    else {
      holds = nil
      return
    }
    var evaluator = Evaluator(session, interruption: interruption)
    do {
      holds = try evaluator.evaluate(expression).elements.allSatisfy { $0 == 1 }
    } catch {
      if error.problem == .interrupted { throw error }
      holds = nil
    }
  }

  private static func statement(_ code: String) -> Result<Statement, Diagnostic>? {
    var reader = SourceReader()
    guard case .statements(let statements) = reader.feed(code) else { return nil }
    return statements.first?.result
  }

  /// The claim as a note: checked where it was found true.
  var block: Block {
    switch holds {
    case true?: .note(Note(.check, "to type: \(.code(code)) gives 1"))
    case false? where isBroken:
      .note(
        Note(.warning, "to type: \(.code(code)) gives 0 here: what is stored was broken on purpose")
      )
    case false?:
      .note(
        Note(
          .remark,
          "to type: \(.code(code)) gives 0 here: rounding beyond the tolerance, or a number that is not finite"
        ))
    case nil:
      .note(Note(.remark, "to type after \(.code("forward; backward")): \(.code(code))"))
    }
  }
}
