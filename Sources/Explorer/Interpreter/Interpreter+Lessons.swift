import CommandLanguage
import NeuralNetwork
import Sessions

extension Interpreter {
  /// The statements that made the session since the history began, in order.
  package var statements: [String] { history.entries.map(\.text) }

  /// Lets the history begin here: `undo` goes no further back.
  package mutating func beginHistory() { history = History(base: session) }

  /// The value of an expression; the session stays as it is, draws included.
  package func value(of expression: Expression) -> Result<Tensor, Diagnostic> {
    var evaluator = Evaluator(session, interruption: environment.interruption)
    do {
      return .success(try evaluator.evaluate(expression))
    } catch {
      return .failure(error.located(at: expression.range).diagnostic(in: session))
    }
  }
}
